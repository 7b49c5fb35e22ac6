package dev.deskside.http.client;

import dev.deskside.domain.session.SessionReference;
import java.util.Optional;

/** A session's reference as a segment of a path. */
final class PathSegment {
    private PathSegment() {}

    /**
     * Percent-encoded (RFC 3986, 2.3). Absent for a single or double dot: in a path these mean other places, encoded or
     * not, and no session is called so.
     */
    static Optional<String> of(SessionReference reference) {
        String text = reference.value();
        return text.equals(".") || text.equals("..") ? Optional.empty() : Optional.of(PercentEncoding.of(text));
    }
}
