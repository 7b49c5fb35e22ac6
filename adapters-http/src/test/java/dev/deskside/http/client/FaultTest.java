package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.NOW;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of the Feign adapters against every fault of an upstream, over sockets. A new method is one line of
 * {@link #methods}, a new fault one of {@link #faults}.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {
    private static final String STARTED =
            "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\"},\"sessionToken\":\"t\"}";
    private static final String SESSION = "{\"status\":\"active\"}";
    private static final String SESSIONS = "{\"totalNumSessions\":0,\"sessions\":[]}";
    private static final Duration SOON = Duration.ofMillis(1500);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final String EXPIRED = "{\"int_err_code\":\"InvalidToken\",\"msg\":\"expired\"}";
    private static final String ROLES = "{\"int_err_code\":\"AccessDenied\",\"msg\":\"no such role\"}";

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final ScriptedUpstream tokenEndpoint = new ScriptedUpstream()
            .then(200, "{\"access_token\":\"access-1\",\"expires_in\":\"3600\"}")
            .then(200, "{\"access_token\":\"access-2\",\"expires_in\":3600}");
    private final HandClock clock = new HandClock(NOW);

    private static Stream<Method> methods() {
        SessionReference session = new SessionReference("t");
        RecordingSelection recordings = RecordingSelection.of(RecordingId.of(7));
        return Stream.of(
                change(
                        "start",
                        STARTED,
                        v1 -> v1.remoteSupport()
                                .start(CALLER, SessionRequest.screenSharing().build())),
                read("find", SESSION, v1 -> v1.remoteSupport().find(CALLER, session)),
                read(
                        "list",
                        SESSIONS,
                        v1 -> v1.remoteSupport().list(CALLER, SessionQuery.all().build())),
                read(
                                "search",
                                SESSIONS,
                                v1 -> v1.remoteSupport()
                                        .list(
                                                CALLER,
                                                SessionQuery.all()
                                                        .customer("Ada")
                                                        .build()))
                        .ofOurOwn(),
                read(
                        "transcript",
                        "{\"sessionId\":\"1\",\"events\":[]}",
                        v1 -> v1.remoteSupport().transcript(CALLER, session)),
                read(
                        "available",
                        "{\"readyForTranscode\":[],\"readyForDownload\":[]}",
                        v1 -> v1.recordingArchive()
                                .available(
                                        CALLER,
                                        RecordingQuery.ofUser(UserKey.of(1)).build())),
                read("links", "[]", v1 -> v1.recordingArchive().links(CALLER, recordings)),
                change("transcode", "", v1 -> v1.recordingArchive().transcode(CALLER, recordings)),
                change("archive", "", v1 -> v1.recordingArchive().archive(CALLER, recordings)),
                read("companies", "{\"companies\":[]}", v1 -> v1.machines().companies(CALLER, CompanyQuery.ALL)),
                read("machines", "{\"machines\":[]}", v1 -> v1.machines().machines(CALLER, CompanyId.of(3))),
                change("end", SESSION, v1 -> v1.sessionControl().end(CALLER, session))
                        .ofOurOwn(),
                change("cancel", SESSION, v1 -> v1.sessionControl().cancel(CALLER, session))
                        .ofOurOwn(),
                change("addNote", SESSION, v1 -> v1.sessionControl().addNote(CALLER, session, "note"))
                        .ofOurOwn());
    }

    private static Method read(String name, String answer, Consumer<V1Provider> call) {
        return new Method(name, Kind.READ, answer, call, Map.of());
    }

    /** One that is answered without a body takes none for none. */
    private static Method change(String name, String answer, Consumer<V1Provider> call) {
        return new Method(
                name,
                Kind.CHANGE,
                answer,
                call,
                answer.isEmpty() ? Map.of("empty body", new Outcome(Optional.empty(), 1)) : Map.of());
    }

    private static Stream<Fault> faults() {
        return Stream.of(
                // fault, what it does, what a read makes of it, what a change makes of it
                new Fault("silent after accepting", ScriptedUpstream::thenSilence, unavailable(3), unknown()),
                new Fault("silent after the head", up -> up.thenSilentAfterHead(200), unavailable(3), unknown()),
                new Fault("slow without end", up -> up.thenDrips(200), unavailable(3), unknown()),
                new Fault(
                        "silent after the head of a 503", up -> up.thenSilentAfterHead(503), unavailable(3), refused()),
                new Fault("resets", ScriptedUpstream::thenReset, unavailable(3), unknown()),
                new Fault("closes", up -> up.then(connection -> {}), unavailable(3), unknown()),
                new Fault("half a body", up -> up.thenHalf(200, "{\"status\":"), unavailable(3), unknown()),
                new Fault("half a body of a 500", up -> up.thenHalf(500, "{\"int_err"), unavailable(3), unknown()),
                new Fault("no HTTP", up -> up.then(FaultTest::noHttp), unavailable(3), unknown()),
                new Fault("HTML", up -> up.then(200, "<html>"), code(ErrorCode.UNRECOGNISED), unknown()),
                new Fault("empty body", up -> up.then(200, ""), code(ErrorCode.UNRECOGNISED), unknown()),
                new Fault("500", up -> up.then(500, ""), unavailable(3), unknown()),
                new Fault("502 in HTML", up -> up.then(502, "<html>"), unavailable(3), unknown()),
                new Fault("503", up -> up.then(503, ""), unavailable(3), refused()),
                new Fault("504", up -> up.then(504, ""), unavailable(3), unknown()),
                new Fault("400", up -> up.then(400, ""), code(ErrorCode.INVALID_VALUE)),
                new Fault("408", up -> up.then(408, ""), unavailable(1)),
                new Fault("418", up -> up.then(418, ""), code(ErrorCode.UNRECOGNISED)),
                new Fault("redirects", up -> up.then(302, "", "Location: /elsewhere"), unavailable(1)),
                new Fault("roles", up -> up.then(403, ROLES), code(ErrorCode.ROLE_MISSING)),
                new Fault("429", up -> up.then(429, "", "Retry-After: 7"), code(ErrorCode.THROTTLED)),
                new Fault(
                        "401 for ever", up -> up.then(401, ""), new Outcome(Optional.of(ErrorCode.UNAUTHENTICATED), 2)),
                new Fault(
                        "403 InvalidToken for ever",
                        up -> up.then(403, EXPIRED),
                        new Outcome(Optional.of(ErrorCode.UNAUTHENTICATED), 2)));
    }

    private enum Kind {
        READ,
        CHANGE
    }

    /**
     * A method.
     *
     * @param answer what a good provider answers
     * @param apart what comes of the faults that mean something else here
     */
    private record Method(
            String name, Kind kind, String answer, Consumer<V1Provider> call, Map<String, Outcome> apart) {
        /** A provider that sends us elsewhere has no interface of our own. */
        Method ofOurOwn() {
            return new Method(name, kind, answer, call, Map.of("redirects", code(ErrorCode.UNSUPPORTED)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What came of a call, and how many requests have left for it. */
    private record Outcome(Optional<ErrorCode> code, int requests) {
        boolean isFailureOfTheProvider() {
            return code.equals(Optional.of(ErrorCode.OUTCOME_UNKNOWN)) || requests > 2;
        }
    }

    private record Fault(String name, Consumer<ScriptedUpstream> reply, Outcome ofRead, Outcome ofChange) {
        Fault(String name, Consumer<ScriptedUpstream> reply, Outcome ofAll) {
            this(name, reply, ofAll, ofAll);
        }

        Outcome of(Method method) {
            return method.apart.getOrDefault(name, method.kind == Kind.READ ? ofRead : ofChange);
        }

        /** Nothing but our own time-outs ends it. */
        boolean isEndless() {
            return name.startsWith("silent") || name.startsWith("slow");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Outcome unavailable(int requests) {
        return new Outcome(Optional.of(ErrorCode.UNAVAILABLE), requests);
    }

    /** A change that may have been done. */
    private static Outcome unknown() {
        return code(ErrorCode.OUTCOME_UNKNOWN);
    }

    /** A change that surely wasn't done. */
    private static Outcome refused() {
        return unavailable(1);
    }

    private static Outcome code(ErrorCode code) {
        return new Outcome(Optional.of(code), 1);
    }

    private static Stream<Arguments> methodsAndFaults() {
        return methods().flatMap(method -> faults().map(fault -> Arguments.of(method, fault)));
    }

    private static Stream<Arguments> methodsAndEndlessFaults() {
        return methods().flatMap(method -> faults().filter(Fault::isEndless).map(fault -> Arguments.of(method, fault)));
    }

    /** Of the endless ones one is enough: each takes a time-out. */
    private static Stream<Arguments> methodsAndFailuresOfTheProvider() {
        return methods()
                .flatMap(method -> faults().filter(
                                fault -> !fault.isEndless() || fault.name.equals("silent after accepting"))
                        .filter(fault -> fault.of(method).isFailureOfTheProvider())
                        .map(fault -> Arguments.of(method, fault)));
    }

    private static Stream<Arguments> methodsAndRefusals() {
        return methods()
                .flatMap(method -> Stream.of(400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415, 422, 429, 431)
                        .map(status -> Arguments.of(method, status)));
    }

    private static Stream<Arguments> methodsAndAttempts() {
        return methods().flatMap(method -> IntStream.of(1, 2, 5, 10).mapToObj(most -> Arguments.of(method, most)));
    }

    @AfterEach
    void close() {
        upstream.close();
        tokenEndpoint.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("methodsAndFaults")
    @DisplayName("Each fault is a coded failure, and exactly so many requests have left")
    void isCodedAndCounted(Method method, Fault fault) {
        fault.reply.accept(upstream);
        V1Provider provider = (fault.isEndless() ? impatient() : patient())
                .resilience(settings().build())
                .build();

        Optional<DesksideException> failure = failureOf(() -> method.call.accept(provider));

        assertThat(new Outcome(
                        failure.map(DesksideException::code),
                        upstream.received().size()))
                .isEqualTo(fault.of(method));
        failure.ifPresent(e -> assertThat(e).hasMessageContaining("127.0.0.1").hasMessageNotContaining("access-"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("methodsAndEndlessFaults")
    @DisplayName("No call outlives its deadline, however long the time-outs are")
    void keepsItsDeadline(Method method, Fault fault) {
        fault.reply.accept(upstream);
        V1Provider provider = patient()
                .readTimeout(Duration.ofHours(1))
                .clock(Clock.systemUTC())
                .resilience(settings().deadline(SOON).build())
                .build();

        DesksideException failure = failure(() -> method.call.accept(provider));

        assertThat(Optional.of(failure.code())).isEqualTo(fault.of(method).code);
        assertThat(upstream.received()).hasSizeLessThan(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("No pause between attempts outlives the deadline")
    void doesNotSleepPastItsDeadline(Method method) {
        upstream.then(503, "");
        V1Provider provider = patient()
                .clock(Clock.systemUTC())
                .resilience(Resilience.builder()
                        .firstDelay(Duration.ofMinutes(30))
                        .longestDelay(Duration.ofMinutes(30))
                        .build())
                .build();

        assertThat(failure(() -> method.call.accept(provider)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(upstream.received()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, {1} attempts")
    @MethodSource("methodsAndAttempts")
    @DisplayName("A read leaves as often as is configured, a change once")
    void attempts(Method method, int most) {
        upstream.thenReset();
        V1Provider provider = patient()
                .resilience(settings().attempts(most).breakerCalls(100).build())
                .build();

        failure(() -> method.call.accept(provider));

        assertThat(upstream.received()).hasSize(method.kind == Kind.READ ? most : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("A kept connection that drops after the request was sent is no reason to send it again")
    void keptConnectionDrops(Method method) {
        upstream.thenKept(200, method.answer).then(connection -> {}).then(200, method.answer);
        V1Provider provider =
                patient().resilience(settings().attempts(1).build()).build();
        method.call.accept(provider);

        failure(() -> method.call.accept(provider));

        assertThat(upstream.received()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("A token that expires mid-way is replaced once, and the call is sent once more")
    void expiredToken(Method method) {
        upstream.then(200, method.answer).then(403, EXPIRED).then(200, method.answer);
        V1Provider provider = patient().resilience(settings().build()).build();

        method.call.accept(provider);
        method.call.accept(provider);
        method.call.accept(provider);

        assertThat(upstream.received())
                .extracting(request -> request.headers().get("authorization"))
                .containsExactly("Bearer access-1", "Bearer access-1", "Bearer access-2", "Bearer access-2");
        assertThat(tokenEndpoint.received()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("Roles start no refresh")
    void roles(Method method) {
        upstream.then(403, ROLES);
        V1Provider provider = patient().resilience(settings().build()).build();

        failure(() -> method.call.accept(provider));
        failure(() -> method.call.accept(provider));

        assertThat(tokenEndpoint.received()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("A token endpoint that fails keeps every request here")
    void noToken(Method method) {
        try (ScriptedUpstream failing = new ScriptedUpstream()) {
            failing.then(500, "");
            V1Provider provider = patient()
                    .accessTokens(tokens(failing))
                    .resilience(settings().build())
                    .build();

            assertThat(failure(() -> method.call.accept(provider)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failing.received()).hasSize(method.kind == Kind.READ ? 3 : 1);
            assertThat(upstream.received()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("Retry-After is waited for in full: no call leaves before, and none waits here")
    void retryAfter(Method method) {
        upstream.then(429, "", "Retry-After: 7").then(200, method.answer);
        V1Provider provider = patient().resilience(settings().build()).build();
        failure(() -> method.call.accept(provider));

        clock.advance(Duration.ofMillis(6999));
        DesksideException early = failure(() -> method.call.accept(provider));
        assertThat(early.code()).isEqualTo(ErrorCode.THROTTLED);
        assertThat(early.retryAfter()).contains(Duration.ofMillis(1));
        assertThat(upstream.received()).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        method.call.accept(provider);
        assertThat(upstream.received()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("methodsAndRefusals")
    @DisplayName("A 4xx never trips the breaker")
    void refusalsDoNotTrip(Method method, int status) {
        int calls = 6;
        for (int i = 0; i < calls; i++) {
            upstream.then(status, "");
        }
        upstream.then(200, method.answer);
        V1Provider provider = patient()
                .accessTokens(AccessTokens.fixed("access-1"))
                .resilience(sensitive())
                .build();
        for (int i = 0; i < calls; i++) {
            try {
                method.call.accept(provider);
                // Absence is no failure.
                assertThat(status).isEqualTo(404);
            } catch (DesksideException e) {
                assertThat(e).hasMessageNotContaining("nothing was sent");
            }
        }

        method.call.accept(provider);

        assertThat(upstream.received()).hasSize(calls + 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("methodsAndFailuresOfTheProvider")
    @DisplayName("The breaker opens, sends nothing, lets one through to try, and closes again")
    void breaker(Method method, Fault fault) {
        for (int i = 0; i < 3; i++) {
            fault.reply.accept(upstream);
        }
        upstream.then(200, method.answer);
        V1Provider provider = (fault.isEndless() ? impatient() : patient())
                .resilience(sensitive())
                .build();

        failure(() -> method.call.accept(provider));
        failure(() -> method.call.accept(provider));
        isOpen(method, provider, 2);

        clock.advance(OPEN.plusMillis(1));
        failure(() -> method.call.accept(provider));
        isOpen(method, provider, 3);

        clock.advance(OPEN.plusMillis(1));
        method.call.accept(provider);
        method.call.accept(provider);
        assertThat(upstream.received()).hasSize(5);
    }

    private void isOpen(Method method, V1Provider provider, int requests) {
        DesksideException failure = failure(() -> method.call.accept(provider));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("nothing was sent");
        assertThat(upstream.received()).hasSize(requests);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("An open breaker is not retried")
    void openBreakerEndsTheRetry(Method method) {
        upstream.then(503, "");
        V1Provider provider = patient()
                .resilience(sensitive().toBuilder().attempts(10).build())
                .build();

        failure(() -> method.call.accept(provider));

        assertThat(upstream.received()).hasSize(method.kind == Kind.READ ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("A hanging upstream holds as many calls as are configured, and the others fail without being sent")
    void bulkhead(Method method) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        upstream.then(connection -> {
            answered.await();
            ScriptedUpstream.send(connection, 200, method.answer.getBytes(StandardCharsets.UTF_8));
        });
        V1Provider provider = patient()
                .resilience(settings()
                        .concurrentCalls(2)
                        .longestQueue(Duration.ofMillis(1))
                        .build())
                .build();
        List<FutureTask<Void>> held = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FutureTask<Void> task = new FutureTask<>(() -> method.call.accept(provider), null);
            held.add(task);
            new Thread(task).start();
        }
        await().until(() -> upstream.received().size() == 2);

        for (int i = 0; i < 3; i++) {
            DesksideException failure = failure(() -> method.call.accept(provider));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("nothing was sent");
        }
        assertThat(upstream.received()).hasSize(2);

        answered.countDown();
        for (FutureTask<Void> task : held) {
            task.get();
        }
        method.call.accept(provider);
        assertThat(upstream.received()).hasSize(3);
    }

    private static Optional<DesksideException> failureOf(ThrowingCallable call) {
        return Optional.ofNullable(catchThrowableOfType(DesksideException.class, call));
    }

    private static void noHttp(Socket connection) throws IOException {
        connection.getOutputStream().write("SSH-2.0-OpenSSH_9\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Without waits between attempts. */
    private static Resilience.Builder settings() {
        return Resilience.builder().firstDelay(Duration.ofMillis(1)).longestDelay(Duration.ofMillis(1));
    }

    /** One attempt, and a breaker that opens at the second failure. */
    private static Resilience sensitive() {
        return settings()
                .attempts(1)
                .breakerCalls(4)
                .breakerPercent(50)
                .breakerOpen(OPEN)
                .build();
    }

    private V1Provider.Builder patient() {
        return V1Provider.at(upstream.baseUrl())
                .accessTokens(tokens(tokenEndpoint))
                .executor(Upstreams.THREADS)
                .clock(clock);
    }

    /** Gives up on a provider that never answers; a busy machine still gets every request out by then. */
    private V1Provider.Builder impatient() {
        return patient().readTimeout(SOON);
    }

    private AccessTokens tokens(ScriptedUpstream endpoint) {
        return OAuthTokens.at("http://" + endpoint.host() + "/oauth/token")
                .client("client-id", "client-secret")
                .executor(Upstreams.THREADS)
                .clock(clock)
                .byPersonalAccessToken("personal-token");
    }
}
