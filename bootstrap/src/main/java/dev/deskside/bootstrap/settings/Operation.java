package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import java.time.Duration;
import java.util.Objects;

/**
 * How the server is watched, and how it ends.
 *
 * @param logFormat how the log is written
 * @param metrics who may read the metrics
 * @param drainDelay how long everything is still answered after SIGTERM, while readiness says no
 * @param drainTimeout how long requests that run may take after that
 */
public record Operation(LogFormat logFormat, MetricsReaders metrics, Duration drainDelay, Duration drainTimeout) {
    // Before the defaults, which are checked with it.
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What holds unless said otherwise. */
    public static final Operation DEFAULT =
            new Operation(LogFormat.TEXT, MetricsReaders.UNSAID, Duration.ZERO, Duration.ofSeconds(45));

    public Operation {
        Objects.requireNonNull(logFormat);
        Objects.requireNonNull(metrics);
        atMostAnHour(Setting.DRAIN_DELAY, drainDelay);
        atMostAnHour(Setting.DRAIN_TIMEOUT, drainTimeout);
    }

    private static void atMostAnHour(Setting setting, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw DesksideException.invalid(setting.key(), "must be from 0s to 1h");
        }
    }
}
