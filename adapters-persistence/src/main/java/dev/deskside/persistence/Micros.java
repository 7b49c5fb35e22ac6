package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the store keeps them: microseconds since 1970-01-01T00:00Z, what is finer cut off. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    // Whole seconds inside what a long of microseconds holds.
    private static final Instant EARLIEST = Instant.ofEpochSecond(Long.MIN_VALUE / PER_SECOND + 1);
    private static final Instant LATEST = Instant.ofEpochSecond(Long.MAX_VALUE / PER_SECOND - 1);

    private Micros() {}

    /** To be stored; INVALID_VALUE for one in another geological age. */
    static long of(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw DesksideException.invalid("time", "must be between the years -290000 and 290000");
        }
        return floor(instant);
    }

    /** The last stored value that isn't after this. */
    static long floor(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LATEST)) {
            return Long.MAX_VALUE;
        }
        // Not ChronoUnit.between: on older JDKs it counts nanoseconds on the way, which overflow after the year 2262.
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    /** The first stored value that isn't before this. */
    static long ceiling(Instant instant) {
        long floor = floor(instant);
        return floor == Long.MAX_VALUE || !instant.isAfter(instant(floor)) ? floor : floor + 1;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
