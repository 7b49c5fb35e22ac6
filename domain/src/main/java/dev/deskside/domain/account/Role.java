package dev.deskside.domain.account;

/** What a technician may do. */
public enum Role {
    /** May start screen-sharing sessions and see those of the account. */
    SUPPORT,
    /** May see the account's recordings. */
    ARCHIVE
}
