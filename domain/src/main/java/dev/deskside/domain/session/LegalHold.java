package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import java.time.Instant;
import java.util.Objects;

/**
 * A session that is kept, with all that belongs to it, however old it grows.
 *
 * @param reason why, as whoever placed it said; one line of at most 256 characters
 * @param since when it was placed
 */
public record LegalHold(String reason, Instant since) {
    public LegalHold {
        Check.line("reason", reason, 256);
        Objects.requireNonNull(since);
    }
}
