package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.NOW;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.transport.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GuardTest {
    private final HandClock clock = new HandClock(NOW);
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private FutureTask<String> held;

    @AfterEach
    void release() {
        Thread.interrupted();
        end.countDown();
    }

    @ParameterizedTest
    @CsvSource({
        // chance, cap, what is left of the call in ms, calls: pauses of 10 ms and 20 ms, half as long or longer
        "0.0, 100, 5, 1",
        "0.0, 100, 6, 2",
        "0.5, 100, 10, 1",
        "0.5, 100, 11, 2",
        "0.999, 100, 15, 1",
        "0.999, 100, 16, 2",
        "0.5, 12, 13, 3"
    })
    @DisplayName("A pause grows, is partly chance, has a cap, and isn't begun where the deadline is nearer")
    void pauses(double chance, long cap, long left, int expected) {
        Guard guard = new Guard(
                "test",
                Resilience.builder()
                        .firstDelay(Duration.ofMillis(10))
                        .longestDelay(Duration.ofMillis(cap))
                        .deadline(Duration.ofMillis(left))
                        .jitter(() -> chance)
                        .build(),
                clock,
                ProviderObserver.NONE);

        failure(() -> guard.read("call", this::fail));

        assertThat(calls).hasValue(expected);
    }

    @Test
    @DisplayName("A call waits for its turn, and is made when that comes")
    void turn() throws Exception {
        Guard guard =
                new Guard("test", onePlace().longestQueue(Duration.ofHours(1)).build(), clock, ProviderObserver.NONE);
        hold(guard);
        FutureTask<String> second = new FutureTask<>(() -> guard.write("call", () -> "second"));
        Thread waiting = new Thread(second);
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        end.countDown();

        assertThat(held.get()).isEqualTo("held");
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    @DisplayName("A call whose deadline comes before its turn isn't made, nor tried again")
    void deadlineBeforeTurn() {
        Guard guard = new Guard(
                "test",
                onePlace()
                        .longestQueue(Duration.ofHours(1))
                        .deadline(Duration.ofMillis(50))
                        .build(),
                Clock.systemUTC(),
                ProviderObserver.NONE);
        hold(guard);

        DesksideException failure = failure(() -> guard.read("call", this::fail));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(calls).hasValue(0);
    }

    @Test
    @DisplayName("Who is interrupted while waiting for a turn stops, and stays interrupted")
    void interrupted() {
        Guard guard =
                new Guard("test", onePlace().longestQueue(Duration.ofHours(1)).build(), clock, ProviderObserver.NONE);
        hold(guard);
        Thread.currentThread().interrupt();

        assertThat(failure(() -> guard.read("call", this::fail)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls).hasValue(0);
    }

    @Test
    @DisplayName("What was kept here says nothing about the provider: it trips no breaker")
    void keptHereTripsNothing() {
        Guard guard =
                new Guard("test", onePlace().breakerCalls(2).breakerPercent(1).build(), clock, ProviderObserver.NONE);
        Supplier<String> kept = () -> {
            throw new NotLetThrough("Nothing was sent.");
        };
        for (int i = 0; i < 5; i++) {
            failure(() -> guard.write("call", kept));
        }

        assertThat(guard.write("call", () -> "through")).isEqualTo("through");
    }

    @Test
    @DisplayName("A place is free again after a failure, of whatever kind")
    void placeIsFreed() {
        Guard guard =
                new Guard("test", onePlace().longestQueue(Duration.ofMillis(1)).build(), clock, ProviderObserver.NONE);
        failure(() -> guard.write("call", this::fail));

        assertThat(guard.write("call", () -> "through")).isEqualTo("through");
    }

    @Test
    @DisplayName("A call within a call ends with the outer one")
    void nested() {
        Guard outer = new Guard(
                "outer", Resilience.builder().deadline(Duration.ofMillis(20)).build(), clock, ProviderObserver.NONE);
        Guard inner = new Guard("inner", Resilience.DEFAULT, clock, ProviderObserver.NONE);

        assertThat(outer.write("call", () -> inner.write("call", () -> Deadline.cut(Duration.ofHours(1)))))
                .isEqualTo(Duration.ofMillis(20));
        assertThat(Deadline.cut(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    private static Resilience.Builder onePlace() {
        return Resilience.builder().concurrentCalls(1);
    }

    /** Takes a place until the end of the test; it has it when this returns. */
    private void hold(Guard guard) {
        CountDownLatch inside = new CountDownLatch(1);
        held = new FutureTask<>(() -> guard.write("call", () -> {
            inside.countDown();
            await(end);
            return "held";
        }));
        new Thread(held).start();
        await(inside);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String fail() {
        calls.incrementAndGet();
        throw new DesksideException(ErrorCode.UNAVAILABLE, "Not now.");
    }
}
