package dev.deskside.http.client;

import dev.deskside.http.wire.WireTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A window as v1 tells times: the whole seconds that lie within it, {@code from} rounded up and {@code to} rounded
 * down, in years of four digits.
 */
record WholeSeconds(Optional<Instant> from, Optional<Instant> to) {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static WholeSeconds within(Optional<Instant> from, Optional<Instant> to) {
        return new WholeSeconds(
                from.map(time -> roundedUp(later(time, EARLIEST))),
                to.map(time -> earlier(time, LATEST).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Whether no whole second lies in it: nothing need be asked. */
    boolean isEmpty() {
        return from.orElse(EARLIEST).isAfter(to.orElse(LATEST));
    }

    void writeTo(Parameters parameters) {
        parameters.add("fromTime", from.map(WireTime::format)).add("toTime", to.map(WireTime::format));
    }

    /** Rounding the last second of all up would leave time itself: it is after {@link #LATEST} anyway. */
    private static Instant roundedUp(Instant time) {
        Instant down = time.truncatedTo(ChronoUnit.SECONDS);
        return down.equals(time) || time.isAfter(LATEST) ? time : down.plusSeconds(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
