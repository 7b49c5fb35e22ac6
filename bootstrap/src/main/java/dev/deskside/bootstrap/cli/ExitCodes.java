package dev.deskside.bootstrap.cli;

import dev.deskside.domain.ErrorCode;

/** What a command ends with, for scripts. The numbers are stable. */
public final class ExitCodes {
    /** It was done. */
    public static final int DONE = 0;

    /** It failed; standard error says why. */
    public static final int FAILED = 1;

    /** The command line or a value is wrong: another try with the same one fails, too. */
    public static final int USAGE = 2;

    /** There is no such session, machine, recording, callback or key for this caller. */
    public static final int NOT_FOUND = 3;

    /** The access token, a seat, a role or a feature of the account is missing. */
    public static final int NOT_ALLOWED = 4;

    /** Nobody answered, or the server asks for fewer calls: a later try may succeed. */
    public static final int TRY_LATER = 5;

    /** What was found is on standard output, and there may be more. */
    public static final int INCOMPLETE = 6;

    /** The state of what is there doesn't allow it. */
    public static final int CONFLICT = 7;

    /** The server can't do this. */
    public static final int UNSUPPORTED = 8;

    /** It may have been done or not: look before trying again. */
    public static final int OUTCOME_UNKNOWN = 9;

    /** {@value #DONE}, for {@code --help}. */
    public static final String DONE_TEXT = DONE + ":done";

    /** {@value #FAILED}, for {@code --help}. */
    public static final String FAILED_TEXT = FAILED + ":it failed; standard error says why";

    /** {@value #USAGE}, for {@code --help}. */
    public static final String USAGE_TEXT = USAGE + ":the command line, a setting or a value is wrong";

    /** {@value #NOT_FOUND}, for {@code --help}. */
    public static final String NOT_FOUND_TEXT =
            NOT_FOUND + ":no such session, machine, recording, callback or key for this technician";

    /** {@value #NOT_ALLOWED}, for {@code --help}. */
    public static final String NOT_ALLOWED_TEXT =
            NOT_ALLOWED + ":the access token isn't accepted, or a seat, a role or recording is missing";

    /** {@value #TRY_LATER}, for {@code --help}. */
    public static final String TRY_LATER_TEXT =
            TRY_LATER + ":the server or the data directory can't be reached now, or asks for fewer calls; try later";

    /** {@value #INCOMPLETE}, for {@code --help}. */
    public static final String INCOMPLETE_TEXT = INCOMPLETE + ":what was found is printed, and there may be more";

    /** {@value #CONFLICT}, for {@code --help}. */
    public static final String CONFLICT_TEXT = CONFLICT + ":the state of what is there doesn't allow it";

    /** {@value #UNSUPPORTED}, for {@code --help}. */
    public static final String UNSUPPORTED_TEXT = UNSUPPORTED + ":the server can't do this";

    /** {@value #OUTCOME_UNKNOWN}, for {@code --help}. */
    public static final String OUTCOME_UNKNOWN_TEXT =
            OUTCOME_UNKNOWN + ":it may have been done or not; look before trying again";

    private ExitCodes() {}

    /** What a command ends with that failed like this. */
    public static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_VALUE -> USAGE;
            case MACHINE_NOT_FOUND, INVALID_KEY -> NOT_FOUND;
            case UNAUTHENTICATED, NOT_ENTITLED, ROLE_MISSING, RECORDING_DISABLED -> NOT_ALLOWED;
            case UNAVAILABLE, THROTTLED, START_IN_FLIGHT -> TRY_LATER;
            case INCOMPLETE -> INCOMPLETE;
            case ILLEGAL_TRANSITION, STALE_WRITE, ALREADY_EXISTS, KEY_REUSED -> CONFLICT;
            case UNSUPPORTED -> UNSUPPORTED;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case REFUSED, UNRECOGNISED -> FAILED;
        };
    }
}
