package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.transport.Deadline;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoField;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What stands before one port, from outside to inside: the deadline of the whole call, the retry of reads, the rate
 * limiter, the bulkhead, and the breaker. Everything happens on the calling thread.
 */
final class Guard {
    /** What the retry takes for an interval that isn't to be waited: the last failure is the outcome. */
    private static final long NO_MORE = -1;

    private final String port;
    private final Resilience settings;
    private final Clock clock;
    private final DoubleSupplier jitter;
    private final Retry retry;
    private final RateLimiter limiter;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ProviderObserver observer;

    Guard(String port, Resilience settings, Clock clock, ProviderObserver observer) {
        this.port = port;
        this.settings = settings;
        this.observer = Objects.requireNonNull(observer);
        this.clock = clock;
        jitter = settings.jitter().orElse(() -> clock.instant().get(ChronoField.MICRO_OF_SECOND) % 1000 / 1000.0);
        retry = Retry.of(
                port,
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalBiFunction((attempt, outcome) -> pauseAfter(attempt))
                        .retryOnException(Guard::isWorthAnother)
                        .build());
        limiter = new RateLimiter(clock, settings.longestPause());
        bulkhead = new Bulkhead(settings.concurrentCalls(), settings.longestQueue());
        breaker = CircuitBreaker.of(
                port,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.breakerCalls())
                        .minimumNumberOfCalls(Math.max(1, settings.breakerCalls() / 2))
                        .failureRateThreshold(settings.breakerPercent())
                        .waitDurationInOpenState(settings.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        // It would need a thread; the next call finds the time over just as well.
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .recordException(Guard::isFailure)
                        .ignoreException(NotLetThrough.class::isInstance)
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> observer.breakerChanged(
                        port,
                        told(event.getStateTransition().getFromState()),
                        told(event.getStateTransition().getToState())));
    }

    /** A call that changes nothing, and may be sent again. */
    <T> T read(String operation, Supplier<T> call) {
        return observed(operation, call, counted -> retry.executeSupplier(() -> attempt(counted)));
    }

    /** A call that is sent once or not at all. */
    <T> T write(String operation, Supplier<T> call) {
        return observed(operation, call, this::attempt);
    }

    /** The same, for a call that answers nothing. */
    void change(String operation, Runnable call) {
        write(operation, () -> {
            call.run();
            return Done.DONE;
        });
    }

    /** How it stands at this moment. */
    PortState state() {
        return new PortState(port, told(breaker.getState()), bulkhead.underWay(), bulkhead.waiting(), limiter.pause());
    }

    private <T> T observed(String operation, Supplier<T> call, Sending<T> sending) {
        ProviderObserver.Observation observation = observer.begin(port, operation);
        AtomicInteger attempts = new AtomicInteger();
        Optional<RuntimeException> failure = Optional.empty();
        try {
            return Deadline.within(
                    settings.deadline(),
                    clock,
                    () -> sending.send(() -> {
                        observation.sent(attempts.incrementAndGet());
                        return call.get();
                    }));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            observation.end(new ProviderObserver.End(attempts.get(), failure));
        }
    }

    /** How a call is sent. */
    @FunctionalInterface
    private interface Sending<T> {
        T send(Supplier<T> call);
    }

    private <T> T attempt(Supplier<T> call) {
        // A pause may begin while this call waits for its turn: it is heeded before and after.
        limiter.check();
        return bulkhead.execute(() -> limiter.execute(() -> judged(call)));
    }

    private <T> T judged(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException e) {
            throw new NotLetThrough(
                    "The provider has failed so often that it isn't called for a while; nothing was sent. Try again"
                            + " later.");
        }
    }

    private static ProviderObserver.Breaker told(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED, METRICS_ONLY, DISABLED -> ProviderObserver.Breaker.CLOSED;
            case HALF_OPEN -> ProviderObserver.Breaker.HALF_OPEN;
            case OPEN, FORCED_OPEN -> ProviderObserver.Breaker.OPEN;
        };
    }

    /** Doubled with each attempt, half as long or longer by chance, capped; none where the deadline is nearer. */
    private long pauseAfter(int attempt) {
        double millis =
                Math.scalb((double) settings.firstDelay().toMillis(), attempt - 1) * (0.5 + jitter.getAsDouble());
        long pause =
                Math.round(Math.min(millis, (double) settings.longestDelay().toMillis()));
        return Deadline.allows(Duration.ofMillis(pause)) ? pause : NO_MORE;
    }

    private static boolean isWorthAnother(Throwable failure) {
        return is(failure, ErrorCode.UNAVAILABLE)
                && !(failure instanceof NotLetThrough)
                && !(failure instanceof AnsweredException)
                // Who was interrupted wants to stop, not to sleep.
                && !Thread.currentThread().isInterrupted();
    }

    private static boolean isFailure(Throwable failure) {
        // A fault of the adapter itself says nothing good about the provider.
        return !(failure instanceof DesksideException)
                || (is(failure, ErrorCode.UNAVAILABLE) && !(failure instanceof AnsweredException))
                || is(failure, ErrorCode.OUTCOME_UNKNOWN);
    }

    private static boolean is(Throwable failure, ErrorCode code) {
        return failure instanceof DesksideException expected && expected.code() == code;
    }
}
