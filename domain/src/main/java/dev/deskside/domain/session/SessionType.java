package dev.deskside.domain.session;

/** What kind of session to create. The v1 API knows one. */
public enum SessionType {
    /** The technician sees the customer's screen. */
    SCREEN_SHARING
}
