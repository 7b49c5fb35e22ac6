package dev.deskside.domain.session;

import java.util.Objects;

/**
 * What another provider gave us for a session (its URL and token), encrypted under the server's key: a stolen store
 * opens nothing.
 *
 * @param text of the encryption's own form
 */
public record Sealed(String text) {
    public Sealed {
        Objects.requireNonNull(text);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "Sealed[…]";
    }
}
