package dev.deskside.http.client;

import dev.deskside.domain.session.SessionReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
        return text.equals(".") || text.equals("..") ? Optional.empty() : Optional.of(percentEncoded(text));
    }

    /**
     * A form leaves the asterisk, encodes the tilde and writes a space as a plus; Feign takes a text for encoded only
     * where nothing but unreserved characters and percents is in it.
     */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
