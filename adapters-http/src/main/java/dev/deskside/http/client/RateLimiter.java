package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Lets calls through until the provider asks for a pause, and none until it is over. The vendor tells no rate in
 * advance: what it answers is the limit.
 */
final class RateLimiter {
    private final Clock clock;
    private final Duration longestPause;
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    RateLimiter(Clock clock, Duration longestPause) {
        this.clock = clock;
        this.longestPause = longestPause;
    }

    /** THROTTLED with the rest of the time where a pause isn't over. */
    void check() {
        Duration pause = pause();
        if (!pause.isZero()) {
            throw DesksideException.throttled(
                    "The provider has asked for a pause that isn't over; nothing was sent.", Optional.of(pause));
        }
    }

    /** What is left of the pause that was asked for; zero where there is none. */
    Duration pause() {
        Instant now = clock.instant();
        Instant end = closedUntil.get();
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }

    /** Makes the call, and heeds what it is told. */
    <T> T execute(Supplier<T> call) {
        check();
        try {
            return call.get();
        } catch (DesksideException e) {
            e.retryAfter().ifPresent(this::close);
            throw e;
        }
    }

    /** Another call may have been told a later end: the later one counts. */
    private void close(Duration asked) {
        Instant end = clock.instant().plus(asked.compareTo(longestPause) < 0 ? asked : longestPause);
        closedUntil.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
    }
}
