package dev.deskside.domain.session;

/** Why a session ended. It is never a status of its own: the wire knows {@link SessionStatus} alone. */
public enum EndReason {
    /** Somebody ended it, or its provider says so. */
    ENDED,
    /** It was called off before its technician started it. */
    CANCELLED,
    /** Nobody started it in time. */
    EXPIRED,
    /** Those who were in it went away. */
    VANISHED,
    /** Nothing was heard of it for so long that it is taken to be over, or its provider doesn't know it any more. */
    LOST
}
