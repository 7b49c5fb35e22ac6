package dev.deskside.application.port;

import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import java.util.Objects;

/**
 * An entry of the change log.
 *
 * @param sequence its place in the one order of all changes; grows, with gaps
 * @param session whose change it is
 * @param version the version of the session that this change led to
 * @param change what changed
 */
public record LoggedChange(long sequence, SessionKey session, long version, SessionChange change) {
    public LoggedChange {
        Objects.requireNonNull(session);
        Objects.requireNonNull(change);
    }
}
