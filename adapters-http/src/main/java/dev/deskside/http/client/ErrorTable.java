package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.http.transport.RetryAfter;
import dev.deskside.http.wire.Excerpt;
import dev.deskside.http.wire.WireErrorCode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer that isn't 2xx means: one function per family of routes, as the protocol's own table. A body that is
 * missing, HTML or cut off leaves the status, which is then all that decides.
 */
final class ErrorTable {
    private static final Set<String> START_FIELDS = Set.of(
            "sessionType",
            "sessionStatusCallbackUrl",
            "partnerObject",
            "partnerObjectUrl",
            "customerName",
            "customerEmail",
            "machineUuid",
            IdempotencyKey.FIELD);
    private static final Set<String> ARCHIVE_FIELDS = Set.of(
            "accountKey",
            "userKey",
            "companyId",
            "sessionType",
            "fromTime",
            "toTime",
            "timePeriod",
            "archived",
            "cursor",
            "recordingIds");
    private static final Set<String> LIST_FIELDS = Set.of("sessionType", "fromTime", "toTime", "cursor");
    private static final Set<String> COMPANY_FIELDS = Set.of("q", "limit", "offset", "sortField", "sortOrder");
    private static final Set<String> OWN_FIELDS = Set.of(
            "status",
            "fromTime",
            "toTime",
            "technician",
            "customer",
            "partnerObject",
            "limit",
            "cursor",
            "notes",
            "reason",
            "state",
            "session",
            "from",
            "to",
            "url",
            "endpoint");
    private static final Pattern NAMED = Pattern.compile("(?<field>[A-Za-z-]+)[:,\\s]+(?<problem>\\S.*)");
    private static final int SHOWN_CHARACTERS = 200;

    private final String host;
    private final Clock clock;

    ErrorTable(String host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    /**
     * {@code POST /sessions}. Whether a session was made is what counts, since a caller who is told UNAVAILABLE will
     * try again:
     *
     * <ul>
     *   <li>{@code OutcomeUnknown} and {@code Unavailable} in the body are believed, whatever the status.
     *   <li>503 is sent before the work is begun: UNAVAILABLE.
     *   <li>502 and 504 come from a proxy that passed the request on and lost the answer; 500 is, in the seed's words,
     *       "an unhandled error": it may have been raised after the session was made. OUTCOME_UNKNOWN, and so is any
     *       other 5xx but 501.
     * </ul>
     */
    DesksideException start(ErrorAnswer answer, boolean machineAsked) {
        Told told = new Told(answer);
        return switch (answer.status()) {
            case 400, 422 ->
                answer.says(WireErrorCode.KEY_REUSED)
                        ? told.as(ErrorCode.KEY_REUSED, "The key was used before, for another request")
                        : answer.says(WireErrorCode.PORTAL_NOT_CREATED)
                                ? told.as(ErrorCode.REFUSED, "The provider refused to create the session")
                                : told.asInvalid(START_FIELDS);
            case 401, 403 -> refusedCaller(answer, told);
            case 404 ->
                machineAsked
                        ? told.as(
                                ErrorCode.MACHINE_NOT_FOUND,
                                "The provider knows no such machine, or not in the technician's reach")
                        : wrongBaseUrl(told);
            case 409, 413 ->
                answer.says(WireErrorCode.START_IN_FLIGHT)
                        ? told.as(ErrorCode.START_IN_FLIGHT, "A start with this key is under way")
                        : told.as(ErrorCode.REFUSED, "The provider refused to create the session");
            default -> {
                boolean notMade = answer.status() == 503 || answer.says(WireErrorCode.UNAVAILABLE);
                yield answer.says(WireErrorCode.OUTCOME_UNKNOWN)
                                || (answer.status() >= 500 && answer.status() != 501 && !notMade)
                        ? told.as(
                                ErrorCode.OUTCOME_UNKNOWN,
                                "There may be a new session or not; look before starting another")
                        : anyRoute(answer, told);
            }
        };
    }

    /** {@code GET /sessions/…}; a 404 is an absence and never comes here. */
    DesksideException show(ErrorAnswer answer) {
        Told told = new Told(answer);
        return switch (answer.status()) {
            // The reference is the only value that was sent.
            case 400, 422 -> told.asInvalid("sessionId");
            case 401, 403 -> refusedCaller(answer, told);
            default -> anyRoute(answer, told);
        };
    }

    /** {@code GET /sessions}. */
    DesksideException list(ErrorAnswer answer) {
        return fixedPath(answer, LIST_FIELDS);
    }

    /** {@code GET /companies}. */
    DesksideException companies(ErrorAnswer answer) {
        return fixedPath(answer, COMPANY_FIELDS);
    }

    /** {@code GET /companies/{companyId}/machines}. */
    DesksideException machines(ErrorAnswer answer) {
        return answer.status() == 404
                ? new Told(answer)
                        .as(
                                ErrorCode.INVALID_KEY,
                                "companyId is unknown to the provider, or not one that the technician has access to")
                : fixedPath(answer, Set.of("companyId"));
    }

    private DesksideException fixedPath(ErrorAnswer answer, Set<String> fields) {
        Told told = new Told(answer);
        return switch (answer.status()) {
            case 400, 422 -> told.asInvalid(fields);
            case 401, 403 -> refusedCaller(answer, told);
            case 404 -> wrongBaseUrl(told);
            default -> anyRoute(answer, told);
        };
    }

    /** What changes something under {@code /archive}. */
    DesksideException changeOfArchive(ErrorAnswer answer) {
        return changed(answer, () -> archive(answer));
    }

    /** {@code /deskside/v1}. Where nothing is there, the provider isn't a Deskside, or an older one. */
    DesksideException own(ErrorAnswer answer) {
        Told told = new Told(answer);
        int status = answer.status();
        if (status == 404 || status == 405 || (status >= 300 && status < 400)) {
            return told.as(ErrorCode.UNSUPPORTED, "The provider has no such method; a Deskside has");
        }
        return fixedPath(answer, OWN_FIELDS);
    }

    /** What changes something under {@code /deskside/v1}. */
    DesksideException changeOfOwn(ErrorAnswer answer) {
        return changed(answer, () -> own(answer));
    }

    /** A change that was refused wasn't made; one that failed on the way may have been. */
    private DesksideException changed(ErrorAnswer answer, Supplier<DesksideException> refused) {
        Told told = new Told(answer);
        if (answer.says(WireErrorCode.ILLEGAL_TRANSITION)) {
            return told.as(ErrorCode.ILLEGAL_TRANSITION, "The provider does not allow this in the state that it is in");
        }
        boolean notMade = answer.status() < 500
                || answer.status() == 501
                || answer.status() == 503
                || answer.says(WireErrorCode.UNAVAILABLE);
        return notMade && !answer.says(WireErrorCode.OUTCOME_UNKNOWN)
                ? refused.get()
                : told.as(ErrorCode.OUTCOME_UNKNOWN, "It may have been done or not; look before asking again");
    }

    /** {@code GET /archive/…}: here 403 stands for much, and only the body's code tells it apart. */
    DesksideException archive(ErrorAnswer answer) {
        Told told = new Told(answer);
        return switch (answer.status()) {
            case 400, 422 -> told.asInvalid(ARCHIVE_FIELDS);
            case 403 ->
                answer.says(WireErrorCode.INVALID_KEY)
                        ? told.as(
                                ErrorCode.INVALID_KEY,
                                "A key is unknown to the provider, or not one that the technician has access to")
                        : answer.says(WireErrorCode.RECORDING_DISABLED)
                                ? told.as(ErrorCode.RECORDING_DISABLED, "Recording is not enabled on the account")
                                : refusedCaller(answer, told);
            case 401 -> refusedCaller(answer, told);
            case 404 -> wrongBaseUrl(told);
            default -> anyRoute(answer, told);
        };
    }

    private static DesksideException refusedCaller(ErrorAnswer answer, Told told) {
        if (answer.says(WireErrorCode.NOT_ENTITLED)) {
            return told.as(ErrorCode.NOT_ENTITLED, "The technician has no remote support seat at the provider");
        }
        // The vendor's gateway answers 403 InvalidToken for an expired token, on every route.
        return answer.status() == 401 || answer.says(WireErrorCode.INVALID_TOKEN)
                ? told.as(ErrorCode.UNAUTHENTICATED, "The provider does not accept the access token; get a new one")
                : told.as(ErrorCode.ROLE_MISSING, "The technician lacks a role at the provider");
    }

    private DesksideException anyRoute(ErrorAnswer answer, Told told) {
        int status = answer.status();
        if (status == 429) {
            return DesksideException.throttled(
                    told.sentence("The provider asks for fewer calls"),
                    answer.retryAfter().flatMap(header -> RetryAfter.read(header, clock)));
        }
        if (status == 501) {
            return told.as(ErrorCode.UNSUPPORTED, "The provider cannot do this");
        }
        if (status == 405 || (status >= 300 && status < 400)) {
            return wrongBaseUrl(told);
        }
        if (status == 408) {
            return new AnsweredException(told.sentence("The provider did not wait for the request; try again later"));
        }
        return status >= 500
                ? told.as(ErrorCode.UNAVAILABLE, "The provider failed; try again later")
                : told.as(ErrorCode.UNRECOGNISED, "The provider gave an answer that this version does not know");
    }

    private static DesksideException wrongBaseUrl(Told told) {
        return new AnsweredException(told.sentence("There is no v1 server at this address; check the base URL"));
    }

    /** An answer told to people: what it means, who answered what, and the provider's own words without our secrets. */
    private final class Told {
        private final int status;
        private final Optional<String> words;

        Told(ErrorAnswer answer) {
            status = answer.status();
            words = answer.message()
                    .map(text -> Excerpt.of(text, SHOWN_CHARACTERS))
                    .filter(text -> !text.isEmpty());
        }

        DesksideException as(ErrorCode code, String meaning) {
            return new DesksideException(code, sentence(meaning));
        }

        String sentence(String meaning) {
            return "%s (%s answered %d%s)."
                    .formatted(
                            meaning,
                            host,
                            status,
                            words.map(text -> ": " + text).orElse(""));
        }

        /** Keeps the name of the value where the provider's words begin with one that was sent. */
        DesksideException asInvalid(Set<String> fields) {
            Matcher named = NAMED.matcher(words.orElse(""));
            return named.matches() && fields.contains(named.group("field"))
                    ? DesksideException.invalid(named.group("field"), named.group("problem"))
                    : as(ErrorCode.INVALID_VALUE, "The provider does not accept a value of the request");
        }

        DesksideException asInvalid(String field) {
            return DesksideException.invalid(field, sentence("is not what the provider accepts"));
        }
    }
}
