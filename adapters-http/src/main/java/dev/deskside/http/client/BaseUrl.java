package dev.deskside.http.client;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.WirePaths;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a provider's v1 is. The published listing writes it with two slashes in front: any number of slashes is read as
 * one, those at the end as none, and a URL without a path gets {@link WirePaths#V1}.
 *
 * @param root the URL that a method's path is added to, without a slash at its end
 * @param host the host and, where one is given, the port; what a message may show
 */
record BaseUrl(String root, String host) {
    /** The name of the setting that holds it. */
    static final String FIELD = "upstream";

    static BaseUrl of(String text) {
        URI uri = Check.webUrl(FIELD, parse(text));
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw DesksideException.invalid(FIELD, "must not have a query or a fragment");
        }
        String path = uri.getRawPath().replaceAll("/+", "/").replaceAll("/$", "");
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return new BaseUrl(
                uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host + (path.isEmpty() ? WirePaths.V1 : path), host);
    }

    /**
     * Where our own interface is if this is a Deskside; absent where the path isn't one that a Deskside serves v1 at.
     */
    Optional<String> ownRoot() {
        return root.endsWith(WirePaths.V1)
                ? Optional.of(root.substring(0, root.length() - WirePaths.V1.length()) + WirePaths.OWN)
                : Optional.empty();
    }

    private static URI parse(String text) {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(FIELD, "must be an absolute http or https URL");
        }
    }
}
