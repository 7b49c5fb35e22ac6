package dev.deskside.domain.session;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a start: a session that exists and waits for its technician.
 *
 * @param launchUrl opened by the technician, it starts the session; a secret
 * @param token to ask for the session with; it is valid as long as the session is known
 * @param id where the provider gives one before the session has started on the endpoint; most don't
 */
public record StartedSession(URI launchUrl, SessionToken token, Optional<SessionId> id) {
    public StartedSession {
        Objects.requireNonNull(launchUrl);
        Objects.requireNonNull(token);
        Objects.requireNonNull(id);
    }

    /**
     * A session without an id so far.
     *
     * @param launchUrl what its technician opens
     * @param token what finds it before it has an id
     */
    public StartedSession(URI launchUrl, SessionToken token) {
        this(launchUrl, token, Optional.empty());
    }

    /** {@return what to find the session with} */
    public SessionReference reference() {
        return SessionReference.to(token);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "StartedSession[…]";
    }
}
