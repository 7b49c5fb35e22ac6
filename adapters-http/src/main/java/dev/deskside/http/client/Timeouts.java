package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import java.time.Duration;

/** The range of the times that are waited. */
final class Timeouts {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Timeouts() {}

    /** This time; INVALID_VALUE naming the field where it is shorter than a millisecond or longer than an hour. */
    static Duration checked(String field, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw DesksideException.invalid(field, "must be from a millisecond to an hour");
        }
        return value;
    }
}
