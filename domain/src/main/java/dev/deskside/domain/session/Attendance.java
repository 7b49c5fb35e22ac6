package dev.deskside.domain.session;

/** Whether somebody sits in front of the supported machine. */
public enum Attendance {
    /** A customer joins the session. */
    ATTENDED,
    /** The session is with a machine that runs the customer's side by itself. */
    UNATTENDED
}
