package dev.deskside.bootstrap.settings;

import dev.deskside.http.callback.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may read the metrics.
 *
 * @param token whoever shows it
 * @param allow whoever connects from these networks
 */
public record MetricsReaders(Optional<Secret> token, List<Cidr> allow) {
    /** Nothing was said. */
    public static final MetricsReaders UNSAID = new MetricsReaders(Optional.empty(), List.of());

    public MetricsReaders {
        Objects.requireNonNull(token);
        allow = List.copyOf(allow);
    }

    /** {@return whether nothing was said of them} */
    public boolean areUnsaid() {
        return token.isEmpty() && allow.isEmpty();
    }
}
