package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What a provider's or a store's failure looks like from outside. */
class ProviderFailureTest {
    private static final BrokenProvider PROVIDER = BrokenProvider.failingWith(new IllegalStateException());
    private static final String START = "{\"sessionType\":\"SCREEN_SHARING\"}";

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Failures.class);

    private static Desk desk;

    @BeforeAll
    static void open() {
        // What fails here fails on purpose, and is no news on the console.
        LOG.setAdditive(false);
        desk = Desk.over(PROVIDER);
    }

    @AfterAll
    static void close() {
        desk.close();
        LOG.setAdditive(true);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_VALUE,      400 InvalidParameter,  404 NotFound,          404 NotFound,          400 InvalidParameter",
        "ILLEGAL_TRANSITION, 400 IllegalTransition, 400 IllegalTransition, 400 IllegalTransition, 400 IllegalTransition",
        "UNAUTHENTICATED,    401 InvalidToken,      401 InvalidToken,      401 InvalidToken,      403 InvalidToken",
        "NOT_ENTITLED,       401 NotEntitled,       401 NotEntitled,       401 NotEntitled,       403 NotEntitled",
        "ROLE_MISSING,       403 AccessDenied,      404 NotFound,          403 AccessDenied,      403 AccessDenied",
        "MACHINE_NOT_FOUND,  404 NotFound,          404 NotFound,          404 NotFound,          500 InternalError",
        "INVALID_KEY,        403 InvalidKey,        404 NotFound,          404 NotFound,          403 InvalidKey",
        "RECORDING_DISABLED, 403 RecordingDisabled, 500 InternalError,     500 InternalError,     403 RecordingDisabled",
        "REFUSED,            400 PortalNotCreated,  500 InternalError,     500 InternalError,     500 InternalError",
        "UNSUPPORTED,        501 Unsupported,       501 Unsupported,       501 Unsupported,       501 Unsupported",
        "UNAVAILABLE,        500 Unavailable,       500 Unavailable,       500 Unavailable,       500 Unavailable",
        "THROTTLED,          429 Throttled,         429 Throttled,         429 Throttled,         429 Throttled",
        "OUTCOME_UNKNOWN,    500 OutcomeUnknown,    500 OutcomeUnknown,    500 OutcomeUnknown,    500 OutcomeUnknown",
        "UNRECOGNISED,       500 InternalError,     500 InternalError,     500 InternalError,     500 InternalError",
        "INCOMPLETE,         500 Incomplete,        500 Incomplete,        500 Incomplete,        500 Incomplete",
        "STALE_WRITE,        500 InternalError,     500 InternalError,     500 InternalError,     500 InternalError",
        "ALREADY_EXISTS,     500 InternalError,     500 InternalError,     500 InternalError,     500 InternalError"
    })
    @DisplayName("each code has the status of its route family, on each of v1's routes")
    void codes(ErrorCode code, String sessions, String show, String machines, String archive) {
        PROVIDER.failure().set(new DesksideException(code, "The reason."));
        assertIs(sessions, desk.start(START));
        assertIs(sessions, desk.get(V1 + "/session?sessionType=SCREEN_SHARING", TECHNICIAN));
        assertIs(sessions, desk.get(V1 + "/sessions", TECHNICIAN));
        assertIs(sessions, desk.get(V1 + "/companies", TECHNICIAN));
        assertIs(show, desk.get(V1 + "/sessions/1", TECHNICIAN));
        assertIs(show, desk.get(V1 + "/sessions/1/events", TECHNICIAN));
        assertIs(machines, desk.get(V1 + "/companies/1/machines", TECHNICIAN));
        assertIs(archive, desk.get(V1 + "/archive/recordings?accountKey=1", TECHNICIAN));
        assertIs(archive, desk.get(V1 + "/archive/recordings/urls?recordingIds=1", TECHNICIAN));
        assertIs(archive, desk.call("POST", V1 + "/archive/recordings/transcode/1", TECHNICIAN, ""));
        assertIs(archive, desk.call("PUT", V1 + "/archive/recordings/archived/1", TECHNICIAN, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_VALUE,      400 InvalidParameter",
        "ILLEGAL_TRANSITION, 400 IllegalTransition",
        "UNAUTHENTICATED,    401 InvalidToken",
        "NOT_ENTITLED,       403 NotEntitled",
        "ROLE_MISSING,       403 AccessDenied",
        "MACHINE_NOT_FOUND,  404 NotFound",
        "INVALID_KEY,        404 InvalidKey",
        "RECORDING_DISABLED, 403 RecordingDisabled",
        "REFUSED,            400 PortalNotCreated",
        "UNSUPPORTED,        501 Unsupported",
        "UNAVAILABLE,        503 Unavailable",
        "THROTTLED,          429 Throttled",
        "OUTCOME_UNKNOWN,    500 OutcomeUnknown",
        "UNRECOGNISED,       500 InternalError",
        "INCOMPLETE,         500 Incomplete",
        "STALE_WRITE,        503 Unavailable",
        "ALREADY_EXISTS,     500 InternalError"
    })
    @DisplayName("each code has its status on our own routes")
    void ownCodes(ErrorCode code, String expected) {
        PROVIDER.failure().set(new DesksideException(code, "The reason."));
        assertIs(expected, desk.get(OWN + "/sessions", TECHNICIAN));
        assertIs(expected, desk.call("DELETE", OWN + "/sessions/1", TECHNICIAN, ""));
        assertIs(expected, desk.call("POST", OWN + "/sessions/1/end", TECHNICIAN, ""));
        assertIs(expected, desk.call("POST", OWN + "/sessions/1/notes", TECHNICIAN, "{\"notes\":\"x\"}"));
    }

    @Test
    @DisplayName("a token in the query is never logged, whatever becomes of the request")
    void tokenIsNotLogged() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        LOG.addAppender(log);
        String secret = "technician%2Dtoken-technician-token";
        for (Throwable failure : List.of(
                new IllegalStateException("x"),
                new DesksideException(ErrorCode.UNAVAILABLE, "The reason."),
                new StackOverflowError("x"))) {
            PROVIDER.failure().set(failure);
            assertThat(desk.send(desk.request(V1 + "/sessions/1?oauth_token=" + secret))
                            .statusCode())
                    .isEqualTo(500);
        }
        root.detachAppender(log);
        LOG.detachAppender(log);
        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage() + shown(event))
                        .doesNotContain(secret, TECHNICIAN, "oauth_token"));
    }

    private static String shown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static void assertIs(String expected, HttpResponse<String> answer) {
        assertError(answer, Integer.parseInt(expected.substring(0, 3)), expected.substring(4));
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 429);
    }

    @Test
    @DisplayName("throttling passes on when to come back, in whole seconds, never too early")
    void retryAfter() {
        PROVIDER.failure().set(DesksideException.throttled("Slower.", Optional.of(Duration.ofMillis(41_001))));
        assertThat(desk.start(START).headers().firstValue("Retry-After")).hasValue("42");
        PROVIDER.failure().set(DesksideException.throttled("Slower.", Optional.of(Duration.ZERO)));
        assertThat(desk.start(START).headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    @DisplayName("an unexpected failure tells nothing but the request that the log has it under, once")
    void unexpected() {
        for (Throwable failure : List.of(
                new IllegalStateException("SELECT secret FROM /var/lib/table"),
                new NullPointerException(),
                new StackOverflowError("SELECT secret"))) {
            PROVIDER.failure().set(failure);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            LOG.addAppender(log);
            HttpResponse<String> answer = desk.get(V1 + "/sessions/secret-token", TECHNICIAN);
            LOG.detachAppender(log);

            assertError(answer, 500, "InternalError");
            assertThat(answer.body()).doesNotContain("SELECT", "secret", "/var", "Exception", "Error:", "at dev.");
            assertThat(log.list).hasSize(1);
            String logged = log.list.get(0).getFormattedMessage();
            String request = (String) log.list.get(0).getArgumentArray()[0];
            assertThat(logged).contains(request).doesNotContain("secret", TECHNICIAN);
            assertThat(json(answer).path("msg").asText()).contains(request);
        }
    }

    @Test
    @DisplayName("on our own routes a provider that is down is 503, and a broken store 500")
    void ownRoutes() {
        DesksideException down = new DesksideException(ErrorCode.UNAVAILABLE, "The store is down.");
        try (Desk broken = Desk.overStore(store -> new FailingSessions(down))) {
            assertError(broken.post(OWN + "/launch/a", "", new byte[0]), 503, "Unavailable");
            assertError(broken.post(OWN + "/join/a", "", new byte[0]), 503, "Unavailable");
            assertError(broken.post(OWN + "/sessions/a/end", TECHNICIAN, new byte[0]), 503, "Unavailable");
            assertError(broken.start(START), 500, "Unavailable");
            HttpResponse<String> page = broken.send(broken.request("/launch/a"));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        }
        try (Desk broken = Desk.overStore(store -> new FailingSessions(new IllegalStateException("SELECT")))) {
            assertError(broken.post(OWN + "/launch/a", "", new byte[0]), 500, "InternalError");
        }
    }
}
