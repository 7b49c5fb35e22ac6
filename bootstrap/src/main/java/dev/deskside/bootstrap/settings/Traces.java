package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.net.URI;

/**
 * Where traces are sent, and which.
 *
 * @param collector its base URL for OTLP over HTTP, such as {@code http://127.0.0.1:4318}
 * @param sample the share of the traces begun here that is recorded, from 0 to 1; one that a caller began is recorded
 *     where the caller's is
 */
public record Traces(URI collector, double sample) {
    /** All of them. */
    public static final double EVERYTHING = 1;

    public Traces {
        Check.webUrl(Setting.TRACES_ENDPOINT.key(), collector);
        if (collector.getRawQuery() != null || collector.getRawFragment() != null) {
            throw DesksideException.invalid(Setting.TRACES_ENDPOINT.key(), "must have neither a query nor a fragment");
        }
        if (!(sample >= 0 && sample <= EVERYTHING)) {
            throw DesksideException.invalid(
                    Setting.TRACES_SAMPLE.key(), "must be a share from 0 to 1, such as 0.1 for every tenth");
        }
    }
}
