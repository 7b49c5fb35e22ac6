package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import java.time.Duration;

/**
 * How a provider's failures are met. Start from {@link #DEFAULT} and change what differs. INVALID_VALUE naming the part
 * where one is out of its range.
 *
 * @param attempts how often a read is sent at most, the first time included; 1 to 10, by default 3. A start is sent
 *     once
 * @param firstDelay before the second attempt, doubled before each further one, all of them up to half as long or
 *     longer by chance; by default 200 ms
 * @param longestDelay the cap of every delay; by default 2 s
 * @param breakerCalls over how many of the last calls the breaker judges, once it has seen half of them; by default 20
 * @param breakerPercent at which share of failures it opens: UNAVAILABLE and OUTCOME_UNKNOWN are failures, every other
 *     answer is a success; 1 to 100, by default 50
 * @param breakerOpen how long no call is let through then, before one is let through to try; by default 10 s
 */
public record Resilience(
        int attempts,
        Duration firstDelay,
        Duration longestDelay,
        int breakerCalls,
        int breakerPercent,
        Duration breakerOpen) {
    /** What the parameters' descriptions say. */
    public static final Resilience DEFAULT =
            new Resilience(3, Duration.ofMillis(200), Duration.ofSeconds(2), 20, 50, Duration.ofSeconds(10));

    public Resilience {
        within("attempts", attempts, 1, 10);
        positive("firstDelay", firstDelay);
        positive("longestDelay", longestDelay);
        if (longestDelay.compareTo(firstDelay) < 0) {
            throw DesksideException.invalid("longestDelay", "must not be shorter than firstDelay");
        }
        within("breakerCalls", breakerCalls, 1, 10_000);
        within("breakerPercent", breakerPercent, 1, 100);
        positive("breakerOpen", breakerOpen);
    }

    /** The same with this many attempts of a read; 1 turns the retry off. */
    public Resilience withAttempts(int most) {
        return new Resilience(most, firstDelay, longestDelay, breakerCalls, breakerPercent, breakerOpen);
    }

    /** The same with these delays between attempts, at least a millisecond. */
    public Resilience withDelays(Duration first, Duration longest) {
        return new Resilience(attempts, first, longest, breakerCalls, breakerPercent, breakerOpen);
    }

    /** The same with a breaker that opens for this long, at this share of failures in so many calls. */
    public Resilience withBreaker(int calls, int percent, Duration open) {
        return new Resilience(attempts, firstDelay, longestDelay, calls, percent, open);
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw DesksideException.invalid(field, "must be from %d to %d".formatted(least, most));
        }
    }

    private static void positive(String field, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw DesksideException.invalid(field, "must be from a millisecond to an hour");
        }
    }
}
