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
 * @param callbacks attempts to send them, after they were made; at least a day
 */
public record RetentionPolicy(Duration sessions, Duration recordings, Duration callbacks) {
    /** How long a session is kept at least. */
    public static final int FEWEST_DAYS = 30;

    /**
     * What is kept unless said otherwise: a year, and the month in which somebody asks for it; of attempts to send
     * callbacks, the time in which somebody looks into why one didn't arrive.
     */
    public static final RetentionPolicy DEFAULT =
            new RetentionPolicy(Duration.ofDays(400), Duration.ofDays(400), Duration.ofDays(90));

    public RetentionPolicy {
        Objects.requireNonNull(sessions);
        Objects.requireNonNull(recordings);
        Objects.requireNonNull(callbacks);
        if (sessions.compareTo(Duration.ofDays(FEWEST_DAYS)) < 0) {
            throw DesksideException.invalid(
                    "retention-sessions", "must be at least %d days, such as %dd".formatted(FEWEST_DAYS, FEWEST_DAYS));
        }
        atLeastADay("retention-recordings", recordings);
        atLeastADay("retention-callbacks", callbacks);
    }

    private static void atLeastADay(String setting, Duration duration) {
        if (duration.compareTo(Duration.ofDays(1)) < 0) {
            throw DesksideException.invalid(setting, "must be at least a day, such as 1d");
        }
    }
}
