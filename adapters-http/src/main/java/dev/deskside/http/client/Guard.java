package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What stands before one port, from outside to inside: the retry of reads, the pause that a throttling provider asked
 * for, and the breaker. Everything happens on the calling thread.
 */
final class Guard {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    Guard(String name, Resilience settings, Clock clock) {
        this.clock = clock;
        retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.firstDelay(), 2.0, 0.5, settings.longestDelay()))
                        // Who was interrupted wants to stop, not to sleep.
                        .retryOnException(e ->
                                code(e).filter(ErrorCode.UNAVAILABLE::equals).isPresent()
                                        && !Thread.currentThread().isInterrupted())
                        .build());
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.breakerCalls())
                        .minimumNumberOfCalls(Math.max(1, settings.breakerCalls() / 2))
                        .failureRateThreshold(settings.breakerPercent())
                        .waitDurationInOpenState(settings.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        // It would need a thread; the next call finds the time over just as well.
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .recordException(Guard::isFailure)
                        .clock(clock)
                        .build());
    }

    /** A call that may be sent again. */
    <T> T read(Supplier<T> call) {
        return permitted(() -> retry.executeSupplier(() -> pausing(() -> breaker.executeSupplier(call))));
    }

    /** A call that is sent once or not at all. */
    <T> T once(Supplier<T> call) {
        return permitted(() -> pausing(() -> breaker.executeSupplier(call)));
    }

    private static <T> T permitted(Supplier<T> call) {
        try {
            return call.get();
        } catch (CallNotPermittedException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The provider has failed so often that it isn't called for a while; nothing was sent. Try again"
                            + " later.");
        }
    }

    private <T> T pausing(Supplier<T> call) {
        Instant now = clock.instant();
        Instant end = pausedUntil.get();
        if (now.isBefore(end)) {
            throw DesksideException.throttled(
                    "The provider has asked for a pause that isn't over; nothing was sent.",
                    Optional.of(Duration.between(now, end)));
        }
        try {
            return call.get();
        } catch (DesksideException e) {
            e.retryAfter().ifPresent(this::pause);
            throw e;
        }
    }

    /** Another call may have been told a later end: the later one counts. */
    private void pause(Duration asked) {
        Instant end = clock.instant().plus(asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
        pausedUntil.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static boolean isFailure(Throwable failure) {
        return code(failure)
                .map(code -> code == ErrorCode.UNAVAILABLE || code == ErrorCode.OUTCOME_UNKNOWN)
                // A fault of the adapter itself: it says nothing good about the provider.
                .orElse(true);
    }

    private static Optional<ErrorCode> code(Throwable failure) {
        return failure instanceof DesksideException expected ? Optional.of(expected.code()) : Optional.empty();
    }
}
