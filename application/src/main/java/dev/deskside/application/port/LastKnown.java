package dev.deskside.application.port;

import dev.deskside.domain.session.SessionSnapshot;
import java.time.Instant;
import java.util.Objects;

/**
 * How a session stood when its provider last told.
 *
 * @param session how it stood
 * @param asOf when that was
 */
public record LastKnown(SessionSnapshot session, Instant asOf) {
    public LastKnown {
        Objects.requireNonNull(session);
        Objects.requireNonNull(asOf);
    }
}
