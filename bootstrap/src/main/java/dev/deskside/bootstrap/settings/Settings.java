package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server is set up. An instance is valid as a whole.
 *
 * @param host the address to listen on; the loopback unless said otherwise
 * @param port 0 for any that is free
 * @param data the directory that everything is kept in; made where it isn't there
 * @param publicUrl what the links for technicians and customers begin with; the listening address unless said otherwise
 * @param serverKeyFile where the server's key is; {@code server.key} in the data directory unless said otherwise
 * @param demo whether to fill an empty store with an example
 * @param tokenInQuery whether an access token in the query is accepted, as one old client of v1 sends it
 */
public record Settings(
        String host,
        int port,
        Path data,
        Provider provider,
        Optional<URI> publicUrl,
        Optional<Path> serverKeyFile,
        boolean demo,
        boolean tokenInQuery) {
    /** The port unless said otherwise. */
    public static final int DEFAULT_PORT = 8080;

    /** The data directory unless said otherwise. */
    public static final Path DEFAULT_DATA = Path.of("deskside-data");

    public Settings {
        if (!host.matches("[A-Za-z0-9.:_-]+|\\[[A-Fa-f0-9:.]+]")) {
            throw DesksideException.invalid(
                    Setting.HOST.key(), "is '%s'; it must be a host name or an IP address".formatted(host));
        }
        if (port < 0 || port > 65_535) {
            throw DesksideException.invalid(Setting.PORT.key(), "must be a whole number from 0 to 65535");
        }
        Objects.requireNonNull(data);
        Objects.requireNonNull(provider);
        publicUrl.ifPresent(url -> {
            Check.webUrl(Setting.PUBLIC_URL.key(), url);
            if (url.getRawQuery() != null || url.getRawFragment() != null) {
                throw DesksideException.invalid(
                        Setting.PUBLIC_URL.key(),
                        "must have neither a query nor a fragment: links are made by adding to it");
            }
        });
        Objects.requireNonNull(serverKeyFile);
    }

    /** The settings of a server that nothing was said about. */
    public static Settings defaults() {
        return new Settings(
                "127.0.0.1",
                DEFAULT_PORT,
                DEFAULT_DATA,
                new Provider.Hosted(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    /** Listening here. */
    public Settings listeningOn(String otherHost, int otherPort) {
        return new Settings(otherHost, otherPort, data, provider, publicUrl, serverKeyFile, demo, tokenInQuery);
    }

    /** Keeping everything here. */
    public Settings keptIn(Path otherData) {
        return new Settings(host, port, otherData, provider, publicUrl, serverKeyFile, demo, tokenInQuery);
    }

    /** With this provider. */
    public Settings providedBy(Provider other) {
        return new Settings(host, port, data, other, publicUrl, serverKeyFile, demo, tokenInQuery);
    }

    /** With links that begin like this. */
    public Settings reachedAt(URI url) {
        return new Settings(host, port, data, provider, Optional.of(url), serverKeyFile, demo, tokenInQuery);
    }

    /** With the server's key in this file. */
    public Settings withServerKey(Path file) {
        return new Settings(host, port, data, provider, publicUrl, Optional.of(file), demo, tokenInQuery);
    }

    /** With or without an example in an empty store. */
    public Settings withDemo(boolean wanted) {
        return new Settings(host, port, data, provider, publicUrl, serverKeyFile, wanted, tokenInQuery);
    }

    /** With access tokens accepted in the query, or passed over there. */
    public Settings acceptingTokenInQuery(boolean accepted) {
        return new Settings(host, port, data, provider, publicUrl, serverKeyFile, demo, accepted);
    }
}
