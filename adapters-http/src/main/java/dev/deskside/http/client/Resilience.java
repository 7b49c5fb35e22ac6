package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How a provider's failures are met; {@link #DEFAULT} fits the vendor. Each port of a provider has a breaker, a limit
 * of concurrent calls and a pause of its own.
 *
 * <pre>{@code
 * Resilience patient = Resilience.DEFAULT.toBuilder().attempts(5).deadline(Duration.ofMinutes(1)).build();
 * }</pre>
 */
public final class Resilience {
    /** What the builder's methods say. */
    public static final Resilience DEFAULT = new Builder().build();

    private final int attempts;
    private final Duration firstDelay;
    private final Duration longestDelay;
    private final Duration deadline;
    private final int concurrentCalls;
    private final Duration longestQueue;
    private final Duration longestPause;
    private final int breakerCalls;
    private final int breakerPercent;
    private final Duration breakerOpen;
    private final Optional<DoubleSupplier> jitter;

    private Resilience(Builder builder) {
        attempts = builder.attempts;
        firstDelay = builder.firstDelay;
        longestDelay = builder.longestDelay;
        deadline = builder.deadline;
        concurrentCalls = builder.concurrentCalls;
        longestQueue = builder.longestQueue;
        longestPause = builder.longestPause;
        breakerCalls = builder.breakerCalls;
        breakerPercent = builder.breakerPercent;
        breakerOpen = builder.breakerOpen;
        jitter = builder.jitter;
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins with these.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.attempts = attempts;
        builder.firstDelay = firstDelay;
        builder.longestDelay = longestDelay;
        builder.deadline = deadline;
        builder.concurrentCalls = concurrentCalls;
        builder.longestQueue = longestQueue;
        builder.longestPause = longestPause;
        builder.breakerCalls = breakerCalls;
        builder.breakerPercent = breakerPercent;
        builder.breakerOpen = breakerOpen;
        builder.jitter = jitter;
        return builder;
    }

    int attempts() {
        return attempts;
    }

    Duration firstDelay() {
        return firstDelay;
    }

    Duration longestDelay() {
        return longestDelay;
    }

    Duration deadline() {
        return deadline;
    }

    int concurrentCalls() {
        return concurrentCalls;
    }

    Duration longestQueue() {
        return longestQueue;
    }

    Duration longestPause() {
        return longestPause;
    }

    int breakerCalls() {
        return breakerCalls;
    }

    int breakerPercent() {
        return breakerPercent;
    }

    Duration breakerOpen() {
        return breakerOpen;
    }

    Optional<DoubleSupplier> jitter() {
        return jitter;
    }

    private List<Object> parts() {
        return List.of(
                attempts,
                firstDelay,
                longestDelay,
                deadline,
                concurrentCalls,
                longestQueue,
                longestPause,
                breakerCalls,
                breakerPercent,
                breakerOpen,
                jitter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resilience that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Says each. */
    @Override
    public String toString() {
        return ("Resilience[attempts=%d, firstDelay=%s, longestDelay=%s, deadline=%s, concurrentCalls=%d, longestQueue=%s,"
                        + " longestPause=%s, breakerCalls=%d, breakerPercent=%d, breakerOpen=%s]")
                .formatted(
                        attempts,
                        firstDelay,
                        longestDelay,
                        deadline,
                        concurrentCalls,
                        longestQueue,
                        longestPause,
                        breakerCalls,
                        breakerPercent,
                        breakerOpen);
    }

    /** Collects what differs. INVALID_VALUE naming the part where one is out of its range. */
    public static final class Builder {
        private int attempts = 3;
        private Duration firstDelay = Duration.ofMillis(200);
        private Duration longestDelay = Duration.ofSeconds(2);
        private Duration deadline = Duration.ofSeconds(30);
        private int concurrentCalls = 50;
        private Duration longestQueue = Duration.ofSeconds(2);
        private Duration longestPause = Duration.ofMinutes(5);
        private int breakerCalls = 20;
        private int breakerPercent = 50;
        private Duration breakerOpen = Duration.ofSeconds(10);
        private Optional<DoubleSupplier> jitter = Optional.empty();

        private Builder() {}

        /**
         * How often a read is sent at most, the first time included; 1 to 10, by default 3: the vendor's gateway fails
         * for moments. What changes something is sent once, whatever is said here.
         *
         * @param most how many
         * @return this builder
         */
        public Builder attempts(int most) {
            attempts = within("attempts", most, 1, 10);
            return this;
        }

        /**
         * The pause before the second attempt, doubled before each further one, all of them up to half as long or
         * longer by chance; by default 200 ms, at most an hour.
         *
         * @param pause more than zero
         * @return this builder
         */
        public Builder firstDelay(Duration pause) {
            firstDelay = Timeouts.checked("firstDelay", pause);
            return this;
        }

        /**
         * The cap of every such pause; by default 2 s, not shorter than the first, at most an hour.
         *
         * @param pause more than zero
         * @return this builder
         */
        public Builder longestDelay(Duration pause) {
            longestDelay = Timeouts.checked("longestDelay", pause);
            return this;
        }

        /**
         * The longest that a whole call takes: waiting for its turn, for an access token, for every attempt and the
         * pauses between them; by default 30 s, for two answers that stay away and a third that comes. At most an hour.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder deadline(Duration longest) {
            deadline = Timeouts.checked("deadline", longest);
            return this;
        }

        /**
         * How many calls are on their way at once; 1 to 10,000, by default 50: a provider that hangs holds so many
         * threads and no more.
         *
         * @param most how many
         * @return this builder
         */
        public Builder concurrentCalls(int most) {
            concurrentCalls = within("concurrentCalls", most, 1, 10_000);
            return this;
        }

        /**
         * The longest that a call waits for its turn behind those; by default 2 s, at most an hour. Then it fails with
         * UNAVAILABLE, and is not tried again.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder longestQueue(Duration longest) {
            longestQueue = Timeouts.checked("longestQueue", longest);
            return this;
        }

        /**
         * The longest that nothing is sent where the provider asks for a pause ({@code Retry-After}); by default 5 min,
         * at most an hour: a pause of days is a provider's mistake.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder longestPause(Duration longest) {
            longestPause = Timeouts.checked("longestPause", longest);
            return this;
        }

        /**
         * Over how many of the last calls the breaker judges, once it has seen half; 1 to 10,000, by default 20.
         *
         * @param calls how many
         * @return this builder
         */
        public Builder breakerCalls(int calls) {
            breakerCalls = within("breakerCalls", calls, 1, 10_000);
            return this;
        }

        /**
         * At which share of failures the breaker opens: no answer and a 5xx are failures, every other answer is none; 1
         * to 100, by default 50.
         *
         * @param percent the share
         * @return this builder
         */
        public Builder breakerPercent(int percent) {
            breakerPercent = within("breakerPercent", percent, 1, 100);
            return this;
        }

        /**
         * How long nothing is sent then, before one call may try; by default 10 s, at most an hour.
         *
         * @param time more than zero
         * @return this builder
         */
        public Builder breakerOpen(Duration time) {
            breakerOpen = Timeouts.checked("breakerOpen", time);
            return this;
        }

        /**
         * The chance in the pauses between attempts: from 0 to below 1, asked by many threads. By default the
         * microseconds of the clock, which are chance enough to keep callers apart.
         *
         * @param chance the source of chance
         * @return this builder
         */
        public Builder jitter(DoubleSupplier chance) {
            jitter = Optional.of(Objects.requireNonNull(chance));
            return this;
        }

        /**
         * All of it.
         *
         * @return the settings
         */
        public Resilience build() {
            if (longestDelay.compareTo(firstDelay) < 0) {
                throw DesksideException.invalid("longestDelay", "must not be shorter than the first delay");
            }
            return new Resilience(this);
        }

        private static int within(String field, int value, int least, int most) {
            if (value < least || value > most) {
                throw DesksideException.invalid(field, "must be from %d to %d".formatted(least, most));
            }
            return value;
        }
    }
}
