package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer that isn't 2xx means, for each family of routes. */
class ErrorTableTest {
    private final ScriptedUpstream upstream = new ScriptedUpstream();

    private enum Route {
        START,
        SHOW,
        ARCHIVE
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400, InvalidParameter, INVALID_VALUE
            400, PortalNotCreated, REFUSED
            400, -,                INVALID_VALUE
            422, -,                INVALID_VALUE
            401, InvalidToken,     UNAUTHENTICATED
            401, NotEntitled,      NOT_ENTITLED
            401, -,                UNAUTHENTICATED
            403, AccessDenied,     ROLE_MISSING
            403, InvalidToken,     UNAUTHENTICATED
            403, NotEntitled,      NOT_ENTITLED
            403, -,                ROLE_MISSING
            404, NotFound,         UNAVAILABLE
            405, -,                UNAVAILABLE
            408, -,                UNAVAILABLE
            409, -,                REFUSED
            413, -,                REFUSED
            415, -,                UNRECOGNISED
            418, OutcomeUnknown,   OUTCOME_UNKNOWN
            429, Throttled,        THROTTLED
            301, -,                UNAVAILABLE
            302, -,                UNAVAILABLE
            307, -,                UNAVAILABLE
            500, -,                OUTCOME_UNKNOWN
            500, InternalError,    OUTCOME_UNKNOWN
            500, OutcomeUnknown,   OUTCOME_UNKNOWN
            500, Unavailable,      UNAVAILABLE
            501, Unsupported,      UNSUPPORTED
            502, -,                OUTCOME_UNKNOWN
            503, -,                UNAVAILABLE
            503, OutcomeUnknown,   OUTCOME_UNKNOWN
            504, -,                OUTCOME_UNKNOWN
            504, Unavailable,      UNAVAILABLE
            """)
    void a_start(int status, String code, ErrorCode expected) {
        check(Route.START, status, code, expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400, InvalidParameter, INVALID_VALUE
            401, InvalidToken,     UNAUTHENTICATED
            401, NotEntitled,      NOT_ENTITLED
            403, InvalidToken,     UNAUTHENTICATED
            403, AccessDenied,     ROLE_MISSING
            403, -,                ROLE_MISSING
            405, -,                UNAVAILABLE
            415, -,                UNRECOGNISED
            429, -,                THROTTLED
            302, -,                UNAVAILABLE
            500, -,                UNAVAILABLE
            500, OutcomeUnknown,   UNAVAILABLE
            501, Unsupported,      UNSUPPORTED
            503, -,                UNAVAILABLE
            """)
    void a_session(int status, String code, ErrorCode expected) {
        check(Route.SHOW, status, code, expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400, InvalidParameter,  INVALID_VALUE
            401, InvalidToken,      UNAUTHENTICATED
            403, InvalidToken,      UNAUTHENTICATED
            403, InvalidKey,        INVALID_KEY
            403, RecordingDisabled, RECORDING_DISABLED
            403, NotEntitled,       NOT_ENTITLED
            403, AccessDenied,      ROLE_MISSING
            403, SomethingNew,      ROLE_MISSING
            403, -,                 ROLE_MISSING
            404, -,                 UNAVAILABLE
            429, -,                 THROTTLED
            308, -,                 UNAVAILABLE
            500, -,                 UNAVAILABLE
            501, -,                 UNSUPPORTED
            """)
    void the_archive(int status, String code, ErrorCode expected) {
        check(Route.ARCHIVE, status, code, expected);
    }

    private void check(Route route, int status, String code, ErrorCode expected) {
        boolean html = code.equals("-");
        String body = html ? "<html><h1>Oh</h1>" : "{\"int_err_code\":\"%s\",\"msg\":\"Words.\"}".formatted(code);
        upstream.then(status, body, "Location: http://" + upstream.host() + "/G2A/rest/v1/elsewhere");

        DesksideException failure = failure(() -> call(route));

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure).hasMessageContaining(String.valueOf(status)).hasMessageContaining(upstream.host());
        if (!html) {
            assertThat(failure).hasMessageContaining("Words.");
        }
        assertThat(upstream.received())
                .allSatisfy(request -> assertThat(request.line()).doesNotContain("elsewhere"));
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void an_error_without_a_readable_body_keeps_its_status(Route route) {
        for (String body : new String[] {
            "", "null", "[]", "\"x\"", "{", "{\"int_err_code\":\"Inva", "{\"int_err_code\":{},\"msg\":[1]}", "\u0000"
        }) {
            upstream.then(401, body);
        }
        upstream.thenHalf(401, "{\"int_err_code\":\"NotEnt").thenSilentAfterHead(401);

        for (int i = 0; i < 10; i++) {
            DesksideException failure = failure(() -> call(route));

            assertThat(failure.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
            assertThat(failure).hasMessageContaining("answered 401)");
        }
    }

    @Test
    void a_machine_that_the_provider_does_not_know_is_told_from_a_wrong_base_url() {
        upstream.then(404, "{\"int_err_code\":\"NotFound\",\"msg\":\"No.\"}");

        assertThat(failure(() -> plain().plainRemoteSupport()
                                .start(
                                        CALLER,
                                        SessionRequest.screenSharing()
                                                .machine(new MachineUuid("m"))
                                                .build()))
                        .code())
                .isEqualTo(ErrorCode.MACHINE_NOT_FOUND);
        assertThat(failure(() -> call(Route.START))).hasMessageContaining("check the");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"int_err_code\":\"NotFound\",\"msg\":\"x\"}", "<html>"})
    void a_session_that_is_not_there_is_absent(String body) {
        upstream.then(404, body);

        assertThat(plain().plainRemoteSupport().find(CALLER, new SessionReference("s")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "START, customerEmail must be an address, customerEmail",
        "START, customerEmail: bad, customerEmail",
        "START, fromTime must be a time, -",
        "START, customerEmail, -",
        "START, Bad luck, -",
        "ARCHIVE, fromTime must be a time, fromTime",
        "ARCHIVE, customerEmail is bad, -",
        "SHOW, whatever it says, sessionId"
    })
    void the_name_of_a_wrong_value_is_kept(Route route, String message, String field) {
        upstream.then(400, "{\"int_err_code\":\"InvalidParameter\",\"msg\":\"%s\"}".formatted(message));

        DesksideException failure = failure(() -> call(route));

        assertThat(failure.field().orElse("-")).isEqualTo(field);
        assertThat(failure).hasMessageContaining(message.substring(message.indexOf(' ') + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17                            | PT17S
            0                             | PT0S
            Wed, 25 Nov 2026 09:31:30 GMT | PT1M30S
            Wed, 25 Nov 2026 09:00:00 GMT | PT0S
            soon                          | -
            -5                            | -
            99999999999999999999          | -
            """)
    void a_throttling_provider_says_when_to_come_back(String header, String wait) {
        upstream.then(429, "", "retry-after: " + header);

        assertThat(failure(() -> call(Route.SHOW))
                        .retryAfter()
                        .map(Duration::toString)
                        .orElse("-"))
                .isEqualTo(wait);
    }

    @Test
    void the_providers_words_are_cut_and_made_printable() {
        upstream.then(500, "{\"int_err_code\":\"X\",\"msg\":\"a\\u001b[2J\\r\\nb%s\"}".formatted("c".repeat(5000)));

        assertThat(failure(() -> call(Route.SHOW)).getMessage())
                .contains("a [2J  bccc")
                .contains("c…")
                .hasSizeLessThan(320);
    }

    private V1Provider plain() {
        return Upstreams.at(upstream.baseUrl())
                .connectTimeout(Duration.ofMillis(500))
                .readTimeout(Duration.ofMillis(500))
                .build();
    }

    private void call(Route route) {
        switch (route) {
            case START ->
                plain().plainRemoteSupport()
                        .start(CALLER, SessionRequest.screenSharing().build());
            case SHOW -> plain().plainRemoteSupport().find(CALLER, new SessionReference("s"));
            case ARCHIVE ->
                plain().plainRecordingArchive()
                        .available(CALLER, RecordingQuery.ofUser(UserKey.of(1)).build());
        }
    }
}
