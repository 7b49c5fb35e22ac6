package dev.deskside.domain.session;

import java.util.Objects;
import java.util.UUID;

/**
 * What this platform knows a session by from its creation on. It stays inside: outside, a session has a
 * {@link SessionToken} and, once started, a {@link SessionId}.
 *
 * @param value 122 random bits
 */
public record SessionKey(UUID value) {
    public SessionKey {
        Objects.requireNonNull(value);
    }

    /** The canonical text of the UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
