package dev.deskside.http.server;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.Ids;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: v1 under {@code /G2A/rest/v1} (and {@code //G2A/rest/v1}, as the published listing writes it), our
 * own routes under {@code /deskside/v1}, the pages {@code /launch/…} and {@code /join/…}, and what describes all of it:
 * {@code /openapi.json}, and {@code /openapi} for people.
 *
 * <p>Every error is a JSON body with {@code int_err_code} and {@code msg}, except for somebody who looks at a page. It
 * speaks plain HTTP; TLS is the business of whatever stands in front of it. All methods may be called from any thread.
 */
public final class DesksideServer implements AutoCloseable {
    /**
     * How long {@link #close} waits for requests that run, before it cuts them off, unless said otherwise: longer than
     * a gateway's read takes that upstream lets run into every time-out.
     */
    public static final Duration GRACE = Duration.ofSeconds(45);

    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private final HealthRoutes health;
    private final Routes routes;
    private final Javalin javalin;
    private final String host;
    private final int port;
    private volatile int listening;
    private volatile boolean started;
    private boolean closed;

    private DesksideServer(Builder builder) {
        health = new HealthRoutes(builder.readiness, builder.metrics);
        routes = new Routes(
                Objects.requireNonNull(builder.useCases, "useCases"),
                builder.callbacks,
                builder.provider,
                builder.changes,
                builder.statusCallbacks,
                builder.tokenInQuery,
                health);
        host = builder.host;
        port = builder.port;
        Exchanges exchanges =
                new Exchanges(Objects.requireNonNull(builder.ids, "ids"), builder.observer, health::isDraining);
        javalin = Javalin.create(config -> configure(config, routes, exchanges, builder.grace));
    }

    /** A server that nothing was said about yet. Use cases and a source of ids must be given. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts to listen. UNAVAILABLE where the address can't be listened on, because it is in use or not allowed.
     *
     * @return this server
     * @throws IllegalStateException where it was started or closed before
     */
    public synchronized DesksideServer start() {
        if (started || closed) {
            throw new IllegalStateException("a server is started once");
        }
        started = true;
        try {
            javalin.start(host, port);
        } catch (JavalinBindException e) {
            throw cannotListen(
                    "the port is in use, listening on it is not allowed, or the host is not an address of this machine",
                    e);
        } catch (JavalinException e) {
            throw cannotListen("the address is not one of this machine's", e);
        }
        listening = javalin.port();
        return this;
    }

    /**
     * The port that it listens on, or listened on until it was closed. It never waits, so that a request may ask for it
     * that {@link #close} waits for.
     *
     * @throws IllegalStateException where it was never started
     */
    public int port() {
        if (listening == 0) {
            throw new IllegalStateException("the server was not started");
        }
        return listening;
    }

    /** What the server is busy with at this moment. */
    public Load load() {
        return started && javalin.jettyServer().server().getThreadPool() instanceof QueuedThreadPool threads
                ? new Load(
                        routes.changes().longPolls(),
                        routes.changes().streams(),
                        threads.getUtilizedThreads(),
                        threads.getMaxThreads(),
                        threads.getQueueSize())
                : new Load(0, 0, 0, 0, 0);
    }

    /**
     * What the server is busy with.
     *
     * @param longPolls the requests that wait for changes
     * @param streams those that are told of changes for as long as they want
     * @param busyThreads the threads that work on a request or a connection, those that wait and stream included
     * @param threads the most that there may be
     * @param queue what waits for a thread
     */
    public record Load(int longPolls, int streams, int busyThreads, int threads, int queue) {}

    /**
     * Says that it is about to stop: {@code /deskside/v1/health/ready} answers 503 from now on, and each answer closes
     * its connection. Everything is still answered, until {@link #close}.
     */
    public void drain() {
        health.drain();
    }

    /**
     * Stops: answers who waits for changes, takes no new connection, lets what runs finish for so long as its
     * {@linkplain Builder#grace grace} says, and answers what else arrives meanwhile with 503. Closing again does
     * nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.drain();
        routes.close();
        if (started) {
            stop(javalin.jettyServer().server());
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DesksideException(ErrorCode.UNAVAILABLE, "The server did not stop in order.", e);
        }
    }

    private DesksideException cannotListen(String why, Exception cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE, "Cannot listen on %s, port %d: %s.".formatted(host, port, why), cause);
    }

    private static void configure(JavalinConfig config, Routes routes, Exchanges exchanges, Duration grace) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        // The pages' links are relative, so a page has one address.
        config.router.ignoreTrailingSlashes = false;
        config.router.javaLangErrorHandler(routes.failures()::answer);
        JsonErrorPage errorPage = new JsonErrorPage(exchanges);
        config.jetty.modifyServer(server -> configure(server, errorPage, exchanges, grace));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(errorPage));
        config.jetty.modifyHttpConfiguration(DesksideServer::configure);
        routes.addTo(config.routes);
    }

    private static void configure(Server server, JsonErrorPage errorPage, Exchanges exchanges, Duration grace) {
        server.setErrorHandler(errorPage);
        server.setStopTimeout(grace.toMillis());
        server.insertHandler(new RequestsAsSent());
        server.insertHandler(new GracefulHandler());
        server.insertHandler(exchanges);
        ServiceLoader.load(OutermostHandler.class, DesksideServer.class.getClassLoader())
                .forEach(outermost -> server.insertHandler(outermost.handler()));
    }

    private static void configure(HttpConfiguration http) {
        // 500 ids of 64 digits stand in one path.
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        // The empty segment is the listing's "//G2A". Whatever else is odd in a path stands in an id, and makes it
        // unknown:
        // RequestsAsSent writes it as one that can be looked up and never is there.
        http.setUriCompliance(UriCompliance.UNSAFE);
    }

    /** Collects what a server is made of. */
    public static final class Builder {
        private UseCases useCases;
        private Ids ids;
        private Optional<CallbackUseCases> callbacks = Optional.empty();
        private Optional<HostedProvider> provider = Optional.empty();
        private Optional<ListChanges> changes = Optional.empty();
        private Optional<StatusCallbacks> statusCallbacks = Optional.empty();
        private TokenInQuery tokenInQuery = TokenInQuery.IGNORED;
        private RequestObserver observer = RequestObserver.NONE;
        private Readiness readiness = List::of;
        private Optional<MetricsPage> metrics = Optional.empty();
        private Duration grace = GRACE;
        private String host = "127.0.0.1";
        private int port;

        private Builder() {}

        /** What can be done. */
        public Builder useCases(UseCases cases) {
            useCases = cases;
            return this;
        }

        /** Names the requests that bring no id along. */
        public Builder ids(Ids source) {
            ids = source;
            return this;
        }

        /** What can be done about status callbacks; without it the server knows no such paths. */
        public Builder callbacks(CallbackUseCases cases) {
            callbacks = Optional.of(cases);
            return this;
        }

        /**
         * This platform as the provider; empty in a gateway, where launching, joining, ending and the pages are the
         * other provider's, and are answered 501 here.
         */
        public Builder provider(Optional<HostedProvider> hosted) {
            provider = Objects.requireNonNull(hosted);
            return this;
        }

        /** Is closed with the server; without it the log of changes is answered 501. */
        public Builder changes(ListChanges log) {
            changes = Optional.of(log);
            return this;
        }

        /** Where the provider behind this gateway calls back. */
        public Builder statusCallbacks(Optional<StatusCallbacks> receiving) {
            statusCallbacks = Objects.requireNonNull(receiving);
            return this;
        }

        /** What becomes of an access token in the query; it is ignored unless said otherwise. */
        public Builder tokenInQuery(TokenInQuery how) {
            tokenInQuery = Objects.requireNonNull(how);
            return this;
        }

        /** Is told of each request. */
        public Builder observer(RequestObserver told) {
            observer = Objects.requireNonNull(told);
            return this;
        }

        /** What readiness depends on beside the server itself. */
        public Builder readiness(Readiness parts) {
            readiness = Objects.requireNonNull(parts);
            return this;
        }

        /** What {@code /metrics} answers; without it there is nothing. */
        public Builder metrics(Optional<MetricsPage> page) {
            metrics = Objects.requireNonNull(page);
            return this;
        }

        /** How long closing waits for requests that run; {@link DesksideServer#GRACE} unless said otherwise. */
        public Builder grace(Duration longest) {
            grace = Objects.requireNonNull(longest);
            return this;
        }

        /**
         * Where it listens; any free port of {@code 127.0.0.1} unless said otherwise.
         *
         * @param address a name or an IP address of this machine, {@code 0.0.0.0} for all
         * @param number 0 for any that is free
         */
        public Builder listen(String address, int number) {
            host = Objects.requireNonNull(address);
            port = number;
            return this;
        }

        /** The server, not yet listening. A NullPointerException names what was not given. */
        public DesksideServer build() {
            return new DesksideServer(this);
        }
    }
}
