package dev.deskside.http.server;

import static dev.deskside.http.wire.WireErrorCode.ACCESS_DENIED;
import static dev.deskside.http.wire.WireErrorCode.INTERNAL_ERROR;
import static dev.deskside.http.wire.WireErrorCode.INVALID_PARAMETER;
import static dev.deskside.http.wire.WireErrorCode.INVALID_TOKEN;
import static dev.deskside.http.wire.WireErrorCode.NOT_FOUND;
import static dev.deskside.http.wire.WireErrorCode.PORTAL_NOT_CREATED;

import dev.deskside.domain.ErrorCode;
import dev.deskside.http.wire.WireErrorCode;
import java.util.Optional;

/**
 * Which status a failure gets: the seed's table of status codes for each of its methods, and ours. No switch has a
 * default, so that a new code doesn't compile until each family has a status for it.
 */
enum RouteFamily {
    /** {@code POST /sessions}, and the lists beside it: {@code GET /sessions}, {@code GET /companies}. */
    SESSIONS {
        @Override
        Refusal refusal(ErrorCode code) {
            return switch (code) {
                case INVALID_VALUE -> new Refusal(400, INVALID_PARAMETER);
                case ILLEGAL_TRANSITION -> new Refusal(400, WireErrorCode.ILLEGAL_TRANSITION);
                case REFUSED -> new Refusal(400, PORTAL_NOT_CREATED);
                case UNAUTHENTICATED -> new Refusal(401, INVALID_TOKEN);
                case NOT_ENTITLED -> new Refusal(401, WireErrorCode.NOT_ENTITLED);
                case ROLE_MISSING -> new Refusal(403, ACCESS_DENIED);
                case INVALID_KEY -> new Refusal(403, WireErrorCode.INVALID_KEY);
                case RECORDING_DISABLED -> new Refusal(403, WireErrorCode.RECORDING_DISABLED);
                case MACHINE_NOT_FOUND -> new Refusal(404, NOT_FOUND);
                case THROTTLED -> new Refusal(429, WireErrorCode.THROTTLED);
                case UNAVAILABLE -> new Refusal(500, WireErrorCode.UNAVAILABLE);
                case OUTCOME_UNKNOWN -> new Refusal(500, WireErrorCode.OUTCOME_UNKNOWN);
                case INCOMPLETE -> new Refusal(500, WireErrorCode.INCOMPLETE);
                case UNRECOGNISED, STALE_WRITE, ALREADY_EXISTS -> new Refusal(500, INTERNAL_ERROR);
                case KEY_REUSED -> new Refusal(422, WireErrorCode.KEY_REUSED);
                case START_IN_FLIGHT -> new Refusal(409, WireErrorCode.START_IN_FLIGHT);
                case UNSUPPORTED -> new Refusal(501, WireErrorCode.UNSUPPORTED);
            };
        }
    },

    /** {@code GET /sessions/…}: whatever isn't to be seen isn't there. */
    SHOW(Failures.NO_SESSION) {
        @Override
        Refusal refusal(ErrorCode code) {
            return switch (code) {
                case INVALID_VALUE, ROLE_MISSING, MACHINE_NOT_FOUND, INVALID_KEY -> new Refusal(404, NOT_FOUND);
                case ILLEGAL_TRANSITION -> new Refusal(400, WireErrorCode.ILLEGAL_TRANSITION);
                case UNAUTHENTICATED -> new Refusal(401, INVALID_TOKEN);
                case NOT_ENTITLED -> new Refusal(401, WireErrorCode.NOT_ENTITLED);
                case THROTTLED -> new Refusal(429, WireErrorCode.THROTTLED);
                case UNAVAILABLE -> new Refusal(500, WireErrorCode.UNAVAILABLE);
                case OUTCOME_UNKNOWN -> new Refusal(500, WireErrorCode.OUTCOME_UNKNOWN);
                case INCOMPLETE -> new Refusal(500, WireErrorCode.INCOMPLETE);
                case REFUSED,
                        RECORDING_DISABLED,
                        UNRECOGNISED,
                        STALE_WRITE,
                        ALREADY_EXISTS,
                        KEY_REUSED,
                        START_IN_FLIGHT -> new Refusal(500, INTERNAL_ERROR);
                case UNSUPPORTED -> new Refusal(501, WireErrorCode.UNSUPPORTED);
            };
        }
    },

    /** {@code GET /companies/{companyId}/machines}: a company that isn't to be seen isn't there. */
    MACHINES(Failures.NO_COMPANY) {
        @Override
        Refusal refusal(ErrorCode code) {
            return switch (code) {
                case INVALID_VALUE, INVALID_KEY, MACHINE_NOT_FOUND -> new Refusal(404, NOT_FOUND);
                case ILLEGAL_TRANSITION -> new Refusal(400, WireErrorCode.ILLEGAL_TRANSITION);
                case UNAUTHENTICATED -> new Refusal(401, INVALID_TOKEN);
                case NOT_ENTITLED -> new Refusal(401, WireErrorCode.NOT_ENTITLED);
                case ROLE_MISSING -> new Refusal(403, ACCESS_DENIED);
                case THROTTLED -> new Refusal(429, WireErrorCode.THROTTLED);
                case UNAVAILABLE -> new Refusal(500, WireErrorCode.UNAVAILABLE);
                case OUTCOME_UNKNOWN -> new Refusal(500, WireErrorCode.OUTCOME_UNKNOWN);
                case INCOMPLETE -> new Refusal(500, WireErrorCode.INCOMPLETE);
                case REFUSED,
                        RECORDING_DISABLED,
                        UNRECOGNISED,
                        STALE_WRITE,
                        ALREADY_EXISTS,
                        KEY_REUSED,
                        START_IN_FLIGHT -> new Refusal(500, INTERNAL_ERROR);
                case UNSUPPORTED -> new Refusal(501, WireErrorCode.UNSUPPORTED);
            };
        }
    },

    /** {@code /archive/…}: a bad token is 403 here, and only a bad token is {@code InvalidToken}. */
    ARCHIVE {
        @Override
        Refusal refusal(ErrorCode code) {
            return switch (code) {
                case INVALID_VALUE -> new Refusal(400, INVALID_PARAMETER);
                case ILLEGAL_TRANSITION -> new Refusal(400, WireErrorCode.ILLEGAL_TRANSITION);
                case UNAUTHENTICATED -> new Refusal(403, INVALID_TOKEN);
                case NOT_ENTITLED -> new Refusal(403, WireErrorCode.NOT_ENTITLED);
                case ROLE_MISSING -> new Refusal(403, ACCESS_DENIED);
                case INVALID_KEY -> new Refusal(403, WireErrorCode.INVALID_KEY);
                case RECORDING_DISABLED -> new Refusal(403, WireErrorCode.RECORDING_DISABLED);
                case THROTTLED -> new Refusal(429, WireErrorCode.THROTTLED);
                case UNAVAILABLE -> new Refusal(500, WireErrorCode.UNAVAILABLE);
                case OUTCOME_UNKNOWN -> new Refusal(500, WireErrorCode.OUTCOME_UNKNOWN);
                case INCOMPLETE -> new Refusal(500, WireErrorCode.INCOMPLETE);
                case MACHINE_NOT_FOUND,
                        REFUSED,
                        UNRECOGNISED,
                        STALE_WRITE,
                        ALREADY_EXISTS,
                        KEY_REUSED,
                        START_IN_FLIGHT -> new Refusal(500, INTERNAL_ERROR);
                case UNSUPPORTED -> new Refusal(501, WireErrorCode.UNSUPPORTED);
            };
        }
    },

    /** {@code /deskside/v1}, and the pages. */
    OWN {
        @Override
        Refusal refusal(ErrorCode code) {
            return switch (code) {
                case INVALID_VALUE -> new Refusal(400, INVALID_PARAMETER);
                // 409 is only for a caller who asked for it; nobody can yet.
                case ILLEGAL_TRANSITION -> new Refusal(400, WireErrorCode.ILLEGAL_TRANSITION);
                case REFUSED -> new Refusal(400, PORTAL_NOT_CREATED);
                case UNAUTHENTICATED -> new Refusal(401, INVALID_TOKEN);
                case NOT_ENTITLED -> new Refusal(403, WireErrorCode.NOT_ENTITLED);
                case ROLE_MISSING -> new Refusal(403, ACCESS_DENIED);
                case RECORDING_DISABLED -> new Refusal(403, WireErrorCode.RECORDING_DISABLED);
                case MACHINE_NOT_FOUND -> new Refusal(404, NOT_FOUND);
                case INVALID_KEY -> new Refusal(404, WireErrorCode.INVALID_KEY);
                case THROTTLED -> new Refusal(429, WireErrorCode.THROTTLED);
                case OUTCOME_UNKNOWN -> new Refusal(500, WireErrorCode.OUTCOME_UNKNOWN);
                case INCOMPLETE -> new Refusal(500, WireErrorCode.INCOMPLETE);
                case UNRECOGNISED, ALREADY_EXISTS -> new Refusal(500, INTERNAL_ERROR);
                case KEY_REUSED -> new Refusal(422, WireErrorCode.KEY_REUSED);
                case START_IN_FLIGHT -> new Refusal(409, WireErrorCode.START_IN_FLIGHT);
                case UNSUPPORTED -> new Refusal(501, WireErrorCode.UNSUPPORTED);
                case UNAVAILABLE, STALE_WRITE -> new Refusal(503, WireErrorCode.UNAVAILABLE);
            };
        }
    };

    private final Optional<String> absence;

    RouteFamily() {
        absence = Optional.empty();
    }

    RouteFamily(String absence) {
        this.absence = Optional.of(absence);
    }

    /** What every 404 says, so that nothing tells apart what isn't there and what isn't the caller's. */
    Optional<String> absence() {
        return absence;
    }

    /** The status and the code of the body that a failure of this kind gets. */
    abstract Refusal refusal(ErrorCode code);

    record Refusal(int status, WireErrorCode code) {}
}
