package dev.deskside.http.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * When the call that this thread makes has to be over. It is set where the call enters and asked wherever something
 * waits: for a place, before a second attempt, for a token, for an answer. In between stands a port, whose methods know
 * nothing of it; hence the thread carries it.
 */
public final class Deadline {
    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private final Clock clock;
    private final Instant end;
    private final Deadline outer;

    private Deadline(Clock clock, Instant end, Deadline outer) {
        this.clock = clock;
        this.end = end;
        this.outer = outer;
    }

    /** Makes a call that may take this long; where it is part of another call, not longer than that one. */
    public static <T> T within(Duration longest, Clock clock, Supplier<T> call) {
        Deadline outer = CURRENT.get();
        CURRENT.set(new Deadline(clock, clock.instant().plus(longest), outer));
        try {
            return call.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** The shorter of this wait and what is left of the call; zero where nothing is. */
    public static Duration cut(Duration wait) {
        Duration longest = wait;
        for (Deadline deadline = CURRENT.get(); deadline != null; deadline = deadline.outer) {
            Duration left = Duration.between(deadline.clock.instant(), deadline.end);
            longest = left.compareTo(longest) < 0 ? left : longest;
        }
        return longest.isNegative() ? Duration.ZERO : longest;
    }

    /** Whether there is time for this wait, and then for something to be done. */
    public static boolean allows(Duration wait) {
        Duration more = wait.plusMillis(1);
        return cut(more).equals(more);
    }
}
