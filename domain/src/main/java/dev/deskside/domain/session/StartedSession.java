package dev.deskside.domain.session;

import java.net.URI;
import java.util.Objects;

/**
 * The answer to a start: a session that exists and waits for its technician.
 *
 * @param launchUrl opened by the technician, it starts the session; a secret
 * @param token to ask for the session with; it is valid as long as the session is known
 */
public record StartedSession(URI launchUrl, SessionToken token) {
    public StartedSession {
        Objects.requireNonNull(launchUrl);
        Objects.requireNonNull(token);
    }

    /** What to find the session with. */
    public SessionReference reference() {
        return SessionReference.to(token);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "StartedSession[…]";
    }
}
