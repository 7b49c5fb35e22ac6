package dev.deskside.application.retention;

import dev.deskside.domain.DesksideException;
import java.time.Duration;
import java.util.Objects;

/**
 * How long records are kept.
 *
 * @param sessions after their end; at least {@value #FEWEST_DAYS} days, so that nothing is gone that somebody still
 *     works with
 * @param recordings after their start; at least a day
 */
public record RetentionPolicy(Duration sessions, Duration recordings) {
    /** How long a session is kept at least. */
    public static final int FEWEST_DAYS = 30;

    /** What is kept unless said otherwise: a year, and the month in which somebody asks for it. */
    public static final RetentionPolicy DEFAULT = new RetentionPolicy(Duration.ofDays(400), Duration.ofDays(400));

    public RetentionPolicy {
        Objects.requireNonNull(sessions);
        Objects.requireNonNull(recordings);
        if (sessions.compareTo(Duration.ofDays(FEWEST_DAYS)) < 0) {
            throw DesksideException.invalid(
                    "retention-sessions", "must be at least %d days, such as %dd".formatted(FEWEST_DAYS, FEWEST_DAYS));
        }
        if (recordings.compareTo(Duration.ofDays(1)) < 0) {
            throw DesksideException.invalid("retention-recordings", "must be at least a day, such as 1d");
        }
    }
}
