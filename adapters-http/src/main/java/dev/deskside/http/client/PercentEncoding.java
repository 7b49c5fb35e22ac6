package dev.deskside.http.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent encoding (RFC 3986, 2.1) done here, of everything that isn't unreserved. Feign itself leaves what looks
 * encoded as it is, so that a text with a percent and two digits in it would arrive as another one; it takes a text for
 * encoded where nothing but unreserved characters and percents is in it, and passes that on.
 */
final class PercentEncoding {
    private PercentEncoding() {}

    /** A form leaves the asterisk, encodes the tilde and writes a space as a plus. */
    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
