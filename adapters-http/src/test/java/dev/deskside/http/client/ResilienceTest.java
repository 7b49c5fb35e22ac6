package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.NOW;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry, breaker and pause around a port, on a clock that is moved by hand. */
class ResilienceTest {
    private static final SessionReference REFERENCE = new SessionReference("s");
    private static final Duration OPEN = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock(NOW);
    private final Provider provider = new Provider();
    private final Resilience settings = Resilience.builder()
            .firstDelay(Duration.ofMillis(1))
            .longestDelay(Duration.ofMillis(1))
            .breakerCalls(6)
            .breakerPercent(50)
            .breakerOpen(OPEN)
            .build();
    private final RemoteSupport support = new ResilientRemoteSupport(provider, settings, clock);

    /** Fails as it is told, and counts. */
    private static final class Provider implements RemoteSupport {
        private final AtomicInteger calls = new AtomicInteger();
        private DesksideException failure;

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            calls.incrementAndGet();
            throw failure;
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            calls.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            return Optional.empty();
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            throw new AssertionError("nobody asks for a list here");
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            throw new AssertionError("nobody asks for a transcript here");
        }

        void failsWith(ErrorCode code) {
            failure = new DesksideException(code, "So it is.");
        }
    }

    @Test
    void the_defaults_are_those_of_the_documentation() {
        assertThat(Resilience.DEFAULT)
                .hasToString("Resilience[attempts=3, firstDelay=PT0.2S, longestDelay=PT2S, deadline=PT30S,"
                        + " concurrentCalls=50, longestQueue=PT2S, longestPause=PT5M, breakerCalls=20,"
                        + " breakerPercent=50, breakerOpen=PT10S]");
        assertThat(settings.toBuilder().build())
                .hasToString(settings.toString())
                .hasToString("Resilience[attempts=3, firstDelay=PT0.001S, longestDelay=PT0.001S, deadline=PT30S,"
                        + " concurrentCalls=50, longestQueue=PT2S, longestPause=PT5M, breakerCalls=6,"
                        + " breakerPercent=50, breakerOpen=PT10S]");
    }

    @Test
    void an_unavailable_read_is_tried_again_and_an_unavailable_start_is_not() {
        provider.failsWith(ErrorCode.UNAVAILABLE);

        assertThat(failure(this::find)).isSameAs(provider.failure);
        assertThat(provider.calls).hasValue(3);
        // The breaker has opened after three failures of three: a fresh one for the start.
        RemoteSupport fresh = new ResilientRemoteSupport(provider, settings, clock);
        assertThat(failure(
                        () -> fresh.start(CALLER, SessionRequest.screenSharing().build())))
                .isSameAs(provider.failure);
        assertThat(provider.calls).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(value = ErrorCode.class, mode = Mode.EXCLUDE, names = "UNAVAILABLE")
    void nothing_else_is_tried_again(ErrorCode code) {
        provider.failsWith(code);

        assertThat(failure(this::find)).isSameAs(provider.failure);
        assertThat(provider.calls).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"UNAVAILABLE", "OUTCOME_UNKNOWN"})
    void the_breaker_opens_after_failures_and_closes_after_a_success(ErrorCode code) {
        provider.failsWith(code);
        for (int i = 0; i < 3; i++) {
            failure(() -> support.start(CALLER, SessionRequest.screenSharing().build()));
        }
        assertThat(provider.calls).hasValue(3);

        for (int i = 0; i < 3; i++) {
            DesksideException refused = failure(this::find);
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("nothing was sent");
        }
        assertThat(provider.calls)
                .as("an open breaker is neither passed nor retried")
                .hasValue(3);

        clock.advance(OPEN.plusMillis(1));
        provider.failure = null;
        assertThat(find()).isEmpty();
        assertThat(find()).isEmpty();
        assertThat(provider.calls).hasValue(5);
    }

    @Test
    void a_failure_of_the_trial_call_opens_it_again() {
        provider.failsWith(ErrorCode.UNAVAILABLE);
        failure(this::find);
        clock.advance(OPEN.plusMillis(1));

        assertThat(failure(this::find)).hasMessageContaining("nothing was sent");
        assertThat(provider.calls).as("three, and one trial").hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            mode = Mode.EXCLUDE,
            names = {"UNAVAILABLE", "OUTCOME_UNKNOWN"})
    void what_a_working_provider_answers_never_opens_it(ErrorCode code) {
        provider.failsWith(code);

        for (int i = 1; i <= 30; i++) {
            assertThat(failure(this::find)).isSameAs(provider.failure);
            assertThat(provider.calls).hasValue(i);
        }
    }

    @Test
    void a_throttled_provider_is_left_alone_until_the_time_is_over() {
        provider.failure = DesksideException.throttled("Slow down.", Optional.of(Duration.ofSeconds(30)));
        assertThat(failure(this::find)).isSameAs(provider.failure);

        clock.advance(Duration.ofSeconds(10));
        DesksideException paused = failure(
                () -> support.start(CALLER, SessionRequest.screenSharing().build()));
        assertThat(paused.code()).isEqualTo(ErrorCode.THROTTLED);
        assertThat(paused.retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(provider.calls).hasValue(1);

        clock.advance(Duration.ofSeconds(20));
        provider.failure = null;
        assertThat(find()).isEmpty();
    }

    @Test
    void no_provider_can_ask_for_an_endless_pause() {
        provider.failure = DesksideException.throttled("Never again.", Optional.of(Duration.ofDays(10_000)));
        failure(this::find);

        clock.advance(Duration.ofMinutes(5));
        provider.failure = null;
        assertThat(find()).isEmpty();
    }

    @Test
    void no_thread_is_started() {
        provider.failsWith(ErrorCode.UNAVAILABLE);
        failure(this::find);
        failure(this::find);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("CircuitBreaker") || name.contains("resilience4j"));
    }

    @Test
    void who_is_interrupted_between_two_attempts_stops() {
        provider.failsWith(ErrorCode.UNAVAILABLE);
        RemoteSupport slow = new ResilientRemoteSupport(
                provider,
                settings.toBuilder()
                        .deadline(Duration.ofHours(1))
                        .firstDelay(Duration.ofMinutes(30))
                        .longestDelay(Duration.ofMinutes(30))
                        .build(),
                clock);
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (provider.calls.get() == 0 || caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupter.start();

        assertThat(failure(() -> slow.find(CALLER, REFERENCE))).isSameAs(provider.failure);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(provider.calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "attempts, 0",
        "attempts, 11",
        "firstDelay, 0",
        "longestDelay, 3600001",
        "deadline, 0",
        "deadline, 3600001",
        "concurrentCalls, 0",
        "concurrentCalls, 10001",
        "longestQueue, 0",
        "longestPause, 0",
        "breakerCalls, 0",
        "breakerPercent, 0",
        "breakerPercent, 101",
        "breakerOpen, 0"
    })
    void a_setting_out_of_range_is_named(String part, int value) {
        assertThat(failure(() -> set(Resilience.builder(), part, value)).field())
                .contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attempts",
                "firstDelay",
                "longestDelay",
                "deadline",
                "concurrentCalls",
                "longestQueue",
                "longestPause",
                "breakerCalls",
                "breakerPercent",
                "breakerOpen"
            })
    void settings_are_equal_where_each_is(String part) {
        Resilience one =
                settings.toBuilder().longestDelay(Duration.ofMillis(10)).build();
        Resilience.Builder builder = one.toBuilder();
        set(builder, part, 7);
        Resilience other = builder.build();

        assertThat(other).isNotEqualTo(one).doesNotHaveToString(one.toString());
        assertThat(other.toBuilder().build()).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void the_longest_delay_is_not_shorter_than_the_first() {
        Resilience.Builder builder = Resilience.builder().firstDelay(Duration.ofMinutes(1));

        assertThat(failure(builder::build).field()).contains("longestDelay");
    }

    private static void set(Resilience.Builder builder, String part, int value) {
        Duration time = Duration.ofMillis(value);
        switch (part) {
            case "attempts" -> builder.attempts(value);
            case "firstDelay" -> builder.firstDelay(time);
            case "longestDelay" -> builder.longestDelay(time);
            case "deadline" -> builder.deadline(time);
            case "concurrentCalls" -> builder.concurrentCalls(value);
            case "longestQueue" -> builder.longestQueue(time);
            case "longestPause" -> builder.longestPause(time);
            case "breakerCalls" -> builder.breakerCalls(value);
            case "breakerPercent" -> builder.breakerPercent(value);
            case "breakerOpen" -> builder.breakerOpen(time);
            default -> throw new AssertionError(part);
        }
    }

    private Optional<SessionSnapshot> find() {
        return support.find(CALLER, REFERENCE);
    }
}
