package dev.deskside.http.callback;

import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackTarget;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A breaker for each target that has failed since it last took something; a target without one is as good as new. So
 * there are as many as there are failing targets, up to a bound, beyond which the ones unused for longest are
 * forgotten.
 */
final class Breakers {
    static final int MOST = 10_000;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Map<CallbackTarget, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallbackTarget, Entry> eldest) {
            return size() > MOST;
        }
    };
    private final CircuitBreakerConfig config;
    private final Duration open;
    private final Clock clock;

    /** They open after this many failures in a row, and let one call through after this time. */
    Breakers(int failures, Duration open, Clock clock) {
        this.open = open;
        this.clock = clock;
        config = CircuitBreakerConfig.custom()
                .slidingWindowSize(failures)
                .minimumNumberOfCalls(failures)
                .failureRateThreshold(100)
                // What is said to be over is over: theirs ends just after.
                .waitDurationInOpenState(open.minusMillis(1))
                .permittedNumberOfCallsInHalfOpenState(1)
                // It would need a thread; the next call finds the time over just as well.
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .clock(clock)
                .build();
    }

    /** Makes the call, unless the target has failed too often. */
    CallbackAnswer call(CallbackTarget target, Supplier<CallbackAnswer> call) {
        Entry entry = entry(target);
        if (!entry.breaker.tryAcquirePermission()) {
            return CallbackAnswer.heldBack(entry.remaining());
        }
        try {
            CallbackAnswer answer = call.get();
            entry.judge(answer);
            if (answer.result() != Result.FAILED) {
                forget(target, entry);
            }
            return answer;
        } catch (RuntimeException | Error e) {
            entry.breaker.releasePermission();
            throw e;
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    private Entry entry(CallbackTarget target) {
        synchronized (entries) {
            return entries.computeIfAbsent(target, unknown -> new Entry());
        }
    }

    private void forget(CallbackTarget target, Entry entry) {
        synchronized (entries) {
            entries.remove(target, entry);
        }
    }

    private final class Entry {
        private final CircuitBreaker breaker = CircuitBreaker.of("callback", config);
        private volatile Instant opened = Instant.EPOCH;

        void judge(CallbackAnswer answer) {
            if (answer.result() != Result.FAILED) {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
                return;
            }
            CircuitBreaker.State before = breaker.getState();
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(answer.reason()));
            if (before != CircuitBreaker.State.OPEN && breaker.getState() == CircuitBreaker.State.OPEN) {
                opened = clock.instant();
            }
        }

        /** How long it stays open; while a single call is let through, nobody knows: a moment. */
        Duration remaining() {
            Duration left = Duration.between(clock.instant(), opened.plus(open));
            return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
        }
    }
}
