package dev.deskside.domain.callback;

import dev.deskside.domain.Check;
import java.net.URI;
import java.util.Locale;

/**
 * A receiver of callbacks, which one secret goes with: all URLs of one scheme, host and port. What follows them differs
 * from session to session, as many help desks put the ticket there.
 *
 * @param origin scheme, host and port alone, in lower case, such as {@code https://helpdesk.example.com}
 */
public record CallbackEndpoint(URI origin) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "endpoint";

    public CallbackEndpoint {
        Check.webUrl(FIELD, origin);
        origin = originOf(origin);
    }

    /**
     * {@return the receiver behind this URL}
     *
     * @param url an http or https URL
     */
    public static CallbackEndpoint of(URI url) {
        return new CallbackEndpoint(url);
    }

    private static URI originOf(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = url.getPort() == -1 || url.getPort() == usual ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + host + port);
    }

    /** The origin. */
    @Override
    public String toString() {
        return origin.toString();
    }
}
