package dev.deskside.http.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * The {@code int_err_code} of an error body. The first five are the vendor's or agreed with it, the others are ours.
 */
public enum WireErrorCode {
    /** No, a bad or an expired token: 401 on sessions, 403 on the archive. A client may refresh and try once more. */
    INVALID_TOKEN("InvalidToken"),
    /** No seat for remote support. */
    NOT_ENTITLED("NotEntitled"),
    /**
     * An account, user or company key is unknown or another's: never {@link #INVALID_TOKEN}, which starts a refresh.
     */
    INVALID_KEY("InvalidKey"),
    /** Recording is not enabled on the account. */
    RECORDING_DISABLED("RecordingDisabled"),
    /** The provider refuses to create the session. */
    PORTAL_NOT_CREATED("PortalNotCreated"),
    /** A required role is missing. */
    ACCESS_DENIED("AccessDenied"),
    /** A parameter is missing or wrong; the message names it. */
    INVALID_PARAMETER("InvalidParameter"),
    /** The session's state does not allow this step. */
    ILLEGAL_TRANSITION("IllegalTransition"),
    /** No such session, machine or path. */
    NOT_FOUND("NotFound"),
    /** The path exists, the method on it doesn't. */
    METHOD_NOT_ALLOWED("MethodNotAllowed"),
    /** The request is larger than the server takes. */
    TOO_LARGE("TooLarge"),
    /** Too many requests. */
    THROTTLED("Throttled"),
    /** This server's provider cannot do this. */
    UNSUPPORTED("Unsupported"),
    /** The provider behind this server is down or failed. */
    UNAVAILABLE("Unavailable"),
    /** A start was sent on and its outcome is not known. */
    OUTCOME_UNKNOWN("OutcomeUnknown"),
    /** The key of a start was used before, for another request. */
    KEY_REUSED("KeyReused"),
    /** A start with this key is under way. */
    START_IN_FLIGHT("StartInFlight"),
    /** There may be more than was found, and no way to ask for it. */
    INCOMPLETE("Incomplete"),
    /** Something went wrong that nobody expected. */
    INTERNAL_ERROR("InternalError");

    private final String text;

    WireErrorCode(String text) {
        this.text = text;
    }

    /** As it stands in the body. */
    public String text() {
        return text;
    }

    /** The code that is spelled like this. */
    public static Optional<WireErrorCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }
}
