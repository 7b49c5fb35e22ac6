package dev.deskside.domain;

/**
 * Why something that was asked for did not happen. The codes are stable: hosts may switch over them, and every face of
 * this platform (a status over HTTP, an exit code of the command line) is derived from them by an exhaustive switch.
 */
public enum ErrorCode {
    /** A value is not what it has to be; {@link DesksideException#field()} names it. */
    INVALID_VALUE,
    /** The session's state does not allow this step. */
    ILLEGAL_TRANSITION,
    /** No access token was given, or it is unknown or expired. */
    UNAUTHENTICATED,
    /** The technician has no seat for remote support. */
    NOT_ENTITLED,
    /** The technician lacks the role that this needs. */
    ROLE_MISSING,
    /** No such machine in a company that the technician has access to. */
    MACHINE_NOT_FOUND,
    /** An account, user or company key is unknown, or another's. */
    INVALID_KEY,
    /** Recording is not enabled on the account. */
    RECORDING_DISABLED,
    /** The provider understood the request and refused to create the session. */
    REFUSED,
    /** The provider in use cannot do this at all. */
    UNSUPPORTED,
    /** The provider or the store did not answer, or failed; a later try may succeed. */
    UNAVAILABLE,
    /**
     * The provider asks for fewer calls; {@link DesksideException#retryAfter()} says when to come back, if it said so.
     */
    THROTTLED,
    /**
     * A start was sent and its outcome is not known: there may be a session or not. Nobody sends it again by itself.
     */
    OUTCOME_UNKNOWN,
    /** The provider answered something that this version cannot read; the message names it. */
    UNRECOGNISED,
    /** Not all that was asked for could be had; what was found comes with the failure. */
    INCOMPLETE,
    /** Somebody else changed the stored value in between; nothing was written. Read it again. */
    STALE_WRITE,
    /** What is to be added is there already; nothing was written. */
    ALREADY_EXISTS,
    /** The key of this start was used before, for another request; nothing was done. */
    KEY_REUSED,
    /** A start with this key is under way; ask again in a moment. */
    START_IN_FLIGHT
}
