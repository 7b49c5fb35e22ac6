package dev.deskside.bootstrap.settings;

import java.util.Objects;

/**
 * A value that is never printed.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
    public Secret {
        Objects.requireNonNull(value);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
