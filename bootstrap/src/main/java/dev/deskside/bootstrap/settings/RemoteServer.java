package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The v1 server that the commands call, and what they call it with.
 *
 * @param url its base URL, with or without the path of v1
 * @param token the technician's access token there
 * @param traces where the command's trace is sent; nowhere unless said otherwise
 */
public record RemoteServer(URI url, Secret token, Optional<Traces> traces) {
    /** A server of ours on this machine. */
    public static final URI DEFAULT_URL = URI.create("http://127.0.0.1:" + Settings.DEFAULT_PORT);

    public RemoteServer {
        Check.webUrl(Setting.SERVER.key(), url);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw DesksideException.invalid(Setting.SERVER.key(), "must have neither a query nor a fragment");
        }
        Objects.requireNonNull(token);
        Objects.requireNonNull(traces);
    }

    /**
     * Without traces.
     *
     * @param url where it is
     * @param token the access token for it
     */
    public RemoteServer(URI url, Secret token) {
        this(url, token, Optional.empty());
    }
}
