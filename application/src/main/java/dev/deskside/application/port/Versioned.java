package dev.deskside.application.port;

import java.util.Objects;

/**
 * A stored value with the version that it was read at, to be named when it is written again.
 *
 * @param <T> what is kept
 * @param value it, as it was read
 * @param version 1 for the first one stored
 */
public record Versioned<T>(T value, long version) {
    public Versioned {
        Objects.requireNonNull(value);
    }
}
