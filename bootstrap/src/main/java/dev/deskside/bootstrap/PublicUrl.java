package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Settings;
import java.net.URI;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the links for technicians and customers begin with: what was set, else where this server listens. It is never
 * taken from a request, whose sender could write anything into it.
 */
final class PublicUrl implements Supplier<URI> {
    private static final Logger LOG = LoggerFactory.getLogger(PublicUrl.class);

    private final Settings settings;
    private volatile URI url;

    PublicUrl(Settings settings) {
        this.settings = settings;
        this.url = settings.publicUrl().orElse(address(reachable(settings.host()), settings.port()));
    }

    @Override
    public URI get() {
        return url;
    }

    /** The server has this port; the answer is its address. */
    URI listensOn(int port) {
        if (settings.publicUrl().isEmpty()) {
            url = address(reachable(settings.host()), port);
            if (!reachable(settings.host()).equals(settings.host())) {
                LOG.warn("No public-url is set: links begin with {}, which other machines can't open", url);
            }
        }
        return address(settings.host(), port);
    }

    /** A wildcard address is one to listen on, and none to call. */
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "::1";
            default -> host;
        };
    }

    private static URI address(String host, int port) {
        boolean bareIpv6 = host.contains(":") && !host.startsWith("[");
        return URI.create("http://%s:%d".formatted(bareIpv6 ? "[" + host + "]" : host, port));
    }
}
