package dev.deskside.bootstrap.settings;

import dev.deskside.http.client.Resilience;
import java.time.Duration;
import java.util.Objects;

/**
 * How long the server behind a gateway is waited for, and how its failures are met.
 *
 * @param connectTimeout the longest wait for a connection; a millisecond to an hour
 * @param readTimeout the longest wait for a whole answer; a millisecond to an hour
 * @param resilience all the rest
 */
public record Patience(Duration connectTimeout, Duration readTimeout, Resilience resilience) {
    /** What fits the vendor. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), Resilience.DEFAULT);

    public Patience {
        Objects.requireNonNull(connectTimeout);
        Objects.requireNonNull(readTimeout);
        Objects.requireNonNull(resilience);
    }
}
