package dev.deskside.bootstrap.settings;

import dev.deskside.application.retention.RetentionPolicy;
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
 * @param data the directory that everything is kept in, or, where there is a database, what is this node's own; made
 *     where it isn't there
 * @param database with the stores, for several nodes; a file in the data directory unless said otherwise
 * @param provider where sessions come from
 * @param publicUrl what the links for technicians and customers begin with; the listening address unless said otherwise
 * @param serverKeyFile where the server's key is; {@code server.key} in the data directory unless said otherwise
 * @param retention how long records are kept
 * @param callbacks how status callbacks are sent
 * @param demo whether to fill an empty store with an example
 * @param tokenInQuery whether an access token in the query is accepted, as one old client of v1 sends it
 * @param following how sessions are kept in view until they end
 * @param operation how the server is watched, and how it ends
 * @param traces where traces are sent; nowhere unless said otherwise
 */
public record Settings(
        String host,
        int port,
        Path data,
        Optional<DatabaseServer> database,
        Provider provider,
        Optional<URI> publicUrl,
        Optional<Path> serverKeyFile,
        RetentionPolicy retention,
        CallbackSettings callbacks,
        boolean demo,
        boolean tokenInQuery,
        Following following,
        Operation operation,
        Optional<Traces> traces) {
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
        Objects.requireNonNull(database);
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
        Objects.requireNonNull(retention);
        Objects.requireNonNull(callbacks);
        Objects.requireNonNull(following);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(traces);
    }

    /** {@return the settings of a server that nothing was said about} */
    public static Settings defaults() {
        return builder().build();
    }

    /**
     * Settings that nothing was said about yet.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * These, to be said otherwise in part.
     *
     * @return a builder
     */
    public Builder but() {
        Builder builder = new Builder();
        builder.host = host;
        builder.port = port;
        builder.data = data;
        builder.database = database;
        builder.provider = provider;
        builder.publicUrl = publicUrl;
        builder.serverKeyFile = serverKeyFile;
        builder.retention = retention;
        builder.callbacks = callbacks;
        builder.demo = demo;
        builder.tokenInQuery = tokenInQuery;
        builder.following = following;
        builder.operation = operation;
        builder.traces = traces;
        return builder;
    }

    /** Collects what is said; what isn't is as in {@link Settings#defaults}. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port = DEFAULT_PORT;
        private Path data = DEFAULT_DATA;
        private Optional<DatabaseServer> database = Optional.empty();
        private Provider provider = new Provider.Hosted();
        private Optional<URI> publicUrl = Optional.empty();
        private Optional<Path> serverKeyFile = Optional.empty();
        private RetentionPolicy retention = RetentionPolicy.DEFAULT;
        private CallbackSettings callbacks = CallbackSettings.DEFAULT;
        private boolean demo;
        private boolean tokenInQuery;
        private Following following = Following.DEFAULT;
        private Operation operation = Operation.DEFAULT;
        private Optional<Traces> traces = Optional.empty();

        private Builder() {}

        /**
         * Listening on this address.
         *
         * @param address a name or an address of this machine
         * @return this builder
         */
        public Builder host(String address) {
            this.host = address;
            return this;
        }

        /**
         * Listening on this port; 0 for any that is free.
         *
         * @param number from 0 to 65535
         * @return this builder
         */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * With this data directory.
         *
         * @param directory the directory; it is made where it isn't there
         * @return this builder
         */
        public Builder data(Path directory) {
            this.data = directory;
            return this;
        }

        /**
         * With the stores in this database.
         *
         * @param server which database
         * @return this builder
         */
        public Builder database(DatabaseServer server) {
            this.database = Optional.of(server);
            return this;
        }

        /**
         * With this provider.
         *
         * @param other the provider
         * @return this builder
         */
        public Builder provider(Provider other) {
            this.provider = other;
            return this;
        }

        /**
         * With links that begin like this.
         *
         * @param url an http or https URL
         * @return this builder
         */
        public Builder publicUrl(URI url) {
            this.publicUrl = Optional.of(url);
            return this;
        }

        /**
         * With the server's key in this file.
         *
         * @param file a file that only its owner may read
         * @return this builder
         */
        public Builder serverKeyFile(Path file) {
            this.serverKeyFile = Optional.of(file);
            return this;
        }

        /**
         * Keeping records for so long.
         *
         * @param policy what is kept for how long
         * @return this builder
         */
        public Builder retention(RetentionPolicy policy) {
            this.retention = policy;
            return this;
        }

        /**
         * With callbacks sent like this.
         *
         * @param sending the schedule and the receivers that are allowed
         * @return this builder
         */
        public Builder callbacks(CallbackSettings sending) {
            this.callbacks = sending;
            return this;
        }

        /**
         * With or without an example in an empty store.
         *
         * @param wanted whether there is one
         * @return this builder
         */
        public Builder demo(boolean wanted) {
            this.demo = wanted;
            return this;
        }

        /**
         * With access tokens accepted in the query, or passed over there.
         *
         * @param accepted whether they are accepted
         * @return this builder
         */
        public Builder tokenInQuery(boolean accepted) {
            this.tokenInQuery = accepted;
            return this;
        }

        /**
         * With sessions kept in view like this.
         *
         * @param how how often, and until when
         * @return this builder
         */
        public Builder following(Following how) {
            this.following = how;
            return this;
        }

        /**
         * Watched and ended like this.
         *
         * @param how how
         * @return this builder
         */
        public Builder operation(Operation how) {
            this.operation = how;
            return this;
        }

        /**
         * With traces sent there.
         *
         * @param where where
         * @return this builder
         */
        public Builder traces(Traces where) {
            this.traces = Optional.of(where);
            return this;
        }

        /** {@return the settings} INVALID_VALUE where one doesn't fit. */
        public Settings build() {
            return new Settings(
                    host,
                    port,
                    data,
                    database,
                    provider,
                    publicUrl,
                    serverKeyFile,
                    retention,
                    callbacks,
                    demo,
                    tokenInQuery,
                    following,
                    operation,
                    traces);
        }
    }
}
