package dev.deskside.http.client;

import dev.deskside.domain.PageCursor;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer's body, and where its list goes on.
 *
 * @param next from the {@code Link} header
 */
record Paged<T>(T body, Optional<PageCursor> next) {
    Paged {
        Objects.requireNonNull(body);
        Objects.requireNonNull(next);
    }
}
