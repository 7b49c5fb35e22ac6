package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the store keeps them: microseconds since 1970-01-01T00:00Z, what is finer cut off. */
final class Micros {
    private static final Instant EARLIEST = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);
    private static final Instant LATEST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

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
        return instant.isBefore(EARLIEST)
                ? Long.MIN_VALUE
                : instant.isAfter(LATEST) ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, floored(instant));
    }

    /** The first stored value that isn't before this. */
    static long ceiling(Instant instant) {
        long floor = floor(instant);
        return floor == Long.MAX_VALUE || !instant.isAfter(instant(floor)) ? floor : floor + 1;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Instant floored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
