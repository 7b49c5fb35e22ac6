package dev.deskside.domain.account;

/** Whether a technician is entitled to a product of the account. */
public enum Seat {
    /** Holds a seat for remote support. */
    REMOTE_SUPPORT,
    /** Holds none: may sign in, but may neither start nor see sessions. */
    NONE
}
