package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.http.transport.DeadlineClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer, half an answer, or one that isn't the protocol's. */
class FailuresTest {
    private static final SessionReference REFERENCE = new SessionReference("session-token-1");

    private final ScriptedUpstream upstream = new ScriptedUpstream();

    @AfterEach
    void close() {
        Thread.interrupted();
        upstream.close();
    }

    @Test
    void a_read_is_sent_three_times_where_the_provider_fails() {
        upstream.then(500, "");

        assertThat(failure(() -> find(Upstreams.of(upstream))).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).hasSize(3);
    }

    @Test
    void a_listing_is_sent_three_times_where_the_provider_fails() {
        upstream.then(503, "");

        assertThat(failure(() -> list(Upstreams.of(upstream))).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).hasSize(3);
    }

    @Test
    void a_read_succeeds_where_the_provider_recovers_in_time() {
        upstream.then(502, "<html>").thenHalf(200, "{").then(200, "{\"status\":\"active\"}");

        assertThat(find(Upstreams.of(upstream))).isEqualTo(SessionStatus.ACTIVE);
        assertThat(upstream.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 415, 429, 501})
    void a_read_that_was_refused_is_sent_once(int status) {
        upstream.then(status, "");

        failure(() -> find(Upstreams.of(upstream)));

        assertThat(upstream.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 502, 503, 504})
    void a_start_is_sent_once_whatever_the_answer(int status) {
        upstream.then(status, "");

        failure(() -> start(Upstreams.of(upstream)));

        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void a_start_that_was_reset_is_not_sent_again() {
        upstream.thenReset();

        startIsUnknown(Upstreams.of(upstream));
    }

    @Test
    void a_start_that_nobody_answers_is_not_sent_again() {
        upstream.thenSilence();

        startIsUnknown(Upstreams.impatient(upstream));
    }

    @Test
    void a_start_whose_connection_was_closed_is_not_sent_again() {
        upstream.then(connection -> {});

        startIsUnknown(Upstreams.of(upstream));
    }

    @Test
    void a_start_whose_answer_breaks_off_or_stays_away_is_not_sent_again() {
        upstream.thenHalf(200, "{\"startScreenSharing\":");
        startIsUnknown(Upstreams.of(upstream));

        try (ScriptedUpstream silent = new ScriptedUpstream()) {
            silent.thenSilentAfterHead(200);
            assertThat(failure(() -> start(Upstreams.impatient(silent))).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(silent.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "<html>", "{\"sessionToken\":\"x\"", "{} trailing"})
    void a_start_whose_answer_is_not_the_protocols_may_have_made_a_session(String body) {
        upstream.then(200, body);

        startIsUnknown(Upstreams.of(upstream));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"startScreenSharing\":{\"launchUrl\":\"javascript:alert(1)\"},\"sessionToken\":\"t\"}",
                "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\"},\"sessionToken\":\"\"}"
            })
    void a_start_whose_answer_lacks_a_part_names_it(String body) {
        upstream.then(200, body);

        DesksideException failure = failure(() -> start(Upstreams.of(upstream)));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(upstream.received()).hasSize(1);
    }

    private void startIsUnknown(V1Provider provider) {
        DesksideException failure = failure(() -> start(provider));

        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure).hasMessageContaining(upstream.host());
        assertThat(upstream.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"x\"", "<html>", "{\"status\":\"active\"", "{} trailing", "{\"status\":1e}"})
    void a_read_whose_answer_is_not_the_protocols_is_unrecognised(String body) {
        upstream.then(200, body);

        assertThat(failure(() -> find(Upstreams.of(upstream))).code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void a_read_gives_up_on_a_provider_that_stays_silent() {
        upstream.thenSilence().thenSilentAfterHead(200).thenReset();

        DesksideException failure = failure(() -> find(Upstreams.impatient(upstream)));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void a_plain_read_that_was_reset_is_unavailable() {
        upstream.thenReset();

        DesksideException failure =
                failure(() -> Upstreams.of(upstream).plainRemoteSupport().find(CALLER, REFERENCE));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void nobody_listens() throws IOException {
        String deaf;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deaf = "http://127.0.0.1:" + socket.getLocalPort();
        }

        DesksideException failure = failure(() -> start(Upstreams.at(deaf).build()));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("check the");
    }

    @Test
    void an_executor_that_takes_no_work_sends_nothing() {
        upstream.then(200, "");
        V1Provider provider = Upstreams.at(upstream.baseUrl())
                .executor(work -> {
                    throw new RejectedExecutionException("closed");
                })
                .build();

        assertThat(failure(() -> start(provider)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void nobody_has_this_name() {
        assertThat(failure(() -> start(Upstreams.at("http://nobody.invalid").build()))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void a_server_without_tls_was_sent_nothing() {
        upstream.then(200, "");

        assertThat(failure(() ->
                                start(Upstreams.at("https://" + upstream.host()).build()))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void an_endless_answer_is_not_read() {
        upstream.then(connection -> {
            byte[] piece = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                connection.getOutputStream().write(piece);
            }
        });

        DesksideException failure =
                failure(() -> Upstreams.of(upstream).plainRemoteSupport().find(CALLER, REFERENCE));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasStackTraceContaining("longer than 8388608 bytes");
    }

    @Test
    void an_answer_that_just_fits_is_read() {
        String session = "{\"status\":\"active\"}";
        upstream.then(200, session + " ".repeat(DeadlineClient.MAX_BODY_BYTES - session.length()));

        assertThat(find(Upstreams.of(upstream))).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void who_is_interrupted_stops_at_once_and_stays_interrupted() {
        upstream.thenSilence();
        Thread.currentThread().interrupt();

        DesksideException failure = failure(() -> find(Upstreams.of(upstream)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).hasSizeLessThan(2);
    }

    private static SessionStatus find(V1Provider provider) {
        return provider.remoteSupport().find(CALLER, REFERENCE).orElseThrow().status();
    }

    private static void list(V1Provider provider) {
        provider.recordingArchive()
                .available(CALLER, RecordingQuery.ofUser(UserKey.of(1)).build());
    }

    private static void start(V1Provider provider) {
        provider.remoteSupport().start(CALLER, SessionRequest.screenSharing().build());
    }
}
