package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.application.usecase.AuthenticateTechnician;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.observe.Watching;
import dev.deskside.bootstrap.schedule.ChangeListener;
import dev.deskside.bootstrap.schedule.Following;
import dev.deskside.bootstrap.schedule.Hourly;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.DatabaseServer;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.bootstrap.wiring.Product;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The platform in one object, for hosts that embed it. Opened, everything is wired and the use cases work;
 * {@link #serve} also answers over HTTP. Closing finishes what runs, and is safe to repeat.
 *
 * <pre>{@code
 * try (Deskside deskside = Deskside.builder().data(Path.of("deskside-data")).open()) {
 *     Caller zoe = deskside.caller(accessToken);
 *     SessionRequest request = SessionRequest.screenSharing().customerName("Ada").partnerObject("4711").build();
 *     StartedSession started = deskside.useCases().startSession().run(new StartSession.Command(zoe, request));
 * }
 * }</pre>
 */
public final class Deskside implements AutoCloseable {
    /** So few that whoever writes at the same time waits for some ten milliseconds. */
    private static final int DELETED_AT_ONCE = 100;

    /** The longest that the end waits for a collector of traces. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Settings settings;
    private final PublicUrl publicUrl;
    private final Threads threads;
    private final Product product;
    private final Optional<Demo> demo;
    private final DataLock lock;
    private final Meters meters;
    private final Tracing tracing;
    private final Set<Following> followings = ConcurrentHashMap.newKeySet();
    private Optional<Hourly> retention = Optional.empty();
    private Optional<ControlSocket> control = Optional.empty();

    private Deskside(Settings settings, Work work, Meters meters, Tracing tracing) {
        this.meters = meters;
        this.tracing = tracing;
        this.settings = settings;
        this.publicUrl = new PublicUrl(settings);
        this.lock = lock(settings.data());
        Clock clock = Clock.systemUTC();
        Ids ids = UUID::randomUUID;
        this.threads = new Threads();
        Product opened = null;
        try {
            ServerKey key = key(settings);
            opened = Wiring.wire(
                    settings,
                    key,
                    new ServerKeySealing(key),
                    clock,
                    ids,
                    publicUrl,
                    threads,
                    Watching.with(meters),
                    tracing);
            this.product = opened;
            this.demo = settings.demo() ? Optional.of(fill(key, clock, ids)) : Optional.empty();
            if (work == Work.ALL) {
                startBackground(opened);
            }
        } catch (RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            threads.close();
            meters.close();
            tracing.close();
            lock.close();
            throw e;
        }
    }

    /**
     * The platform for a command of administration alone: nothing is sent, followed or deleted meanwhile. Its settings
     * may not be those that the server has, which may keep things for longer.
     */
    static Deskside forAdministration(Settings settings) {
        return new Deskside(settings, Work.ON_DEMAND, Meters.none(), Tracing.off());
    }

    private void startBackground(Product opened) {
        // Links of callbacks need the port; where any may be taken, it is known when the server listens.
        if (settings.publicUrl().isPresent() || settings.port() != 0) {
            opened.callbackPump().start();
        }
        opened.followers().start();
        retention = Optional.of(
                Hourly.start("retention", () -> opened.deleteExpired().run(DELETED_AT_ONCE)));
    }

    /** What an opened platform does by itself. */
    private enum Work {
        /** Everything. */
        ALL,
        /** Nothing but what it is asked for. */
        ON_DEMAND
    }

    /**
     * A platform that nothing was said about yet.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The platform with these settings. INVALID_VALUE where one doesn't fit, UNAVAILABLE where the store can't be
     * opened or another process, or another of these in this one, holds the data directory.
     *
     * @param settings what it is to be
     * @return the platform, to be closed
     */
    public static Deskside open(Settings settings) {
        return new Deskside(settings, Work.ALL, Meters.prometheus(), tracing(settings));
    }

    /** {@return what can be done} */
    public UseCases useCases() {
        return product.useCases();
    }

    /**
     * {@return the provider's sessions, for a host's code that takes the port} What holds for every provider, a seat
     * and a role among it, is asked for by the {@linkplain #useCases use cases} alone.
     */
    public RemoteSupport remoteSupport() {
        return product.provider().remoteSupport();
    }

    /** {@return the provider's recordings, as {@link #remoteSupport} has its sessions} */
    public RecordingArchive recordingArchive() {
        return product.provider().recordingArchive();
    }

    /** {@return the provider's companies and machines, as {@link #remoteSupport} has its sessions} */
    public Machines machines() {
        return product.provider().machines();
    }

    /**
     * {@return what technicians can do to the provider's sessions from outside, as {@link #remoteSupport} has those}
     */
    public SessionControl sessionControl() {
        return product.provider().sessionControl();
    }

    /** {@return who may do it: for administration by the host} */
    public Accounts accounts() {
        return product.accounts();
    }

    /** All that the commands of administration work with. */
    Administered administered() {
        return new Administered(product.accounts(), product.personalData());
    }

    /**
     * {@return the technician with this access token, to call the use cases with} UNAUTHENTICATED where nobody has it.
     *
     * @param accessToken what the technician calls with
     */
    public Caller caller(String accessToken) {
        return useCases().authenticateTechnician().run(new AuthenticateTechnician.Query(accessToken));
    }

    /** {@return what becomes of sessions, a page at a time: for who remembers the place by themselves} */
    public ListChanges changes() {
        return product.changes();
    }

    /**
     * Tells the listener each change of the sessions that this caller may see, one after the other, on a thread of the
     * platform's own, until what is returned is closed, or all of this. NOT_ENTITLED, ROLE_MISSING, INVALID_VALUE where
     * it can't begin; what fails later is logged and tried again.
     *
     * @param caller who asks
     * @param after the {@linkplain dev.deskside.domain.session.ChangedSession#place place} of the last change that was
     *     dealt with; absent for all from the beginning, {@link ListChanges#END} for those from now on
     * @param listener hears of each change
     * @return what ends it
     */
    public Following follow(Caller caller, Optional<PageCursor> after, ChangeListener listener) {
        Following following = Following.start(product.changes(), caller, after, listener, threads.background());
        followings.removeIf(Following::hasEnded);
        followings.add(following);
        return following;
    }

    /**
     * Answers over HTTP from now on.
     *
     * @return where: the address that was asked for, with the port that it got
     */
    public URI serve() {
        product.server().start();
        URI address = publicUrl.listensOn(product.server().port());
        product.callbackPump().start();
        return address;
    }

    /** Takes the commands of those who may write the data directory, where this system has a way. */
    void takeCommands() {
        control = ControlSocket.open(settings.data(), threads.control(), command -> Main.run(command, administered()));
    }

    /** The example, where it was asked for. */
    Optional<Demo> demo() {
        return demo;
    }

    Product product() {
        return product;
    }

    /**
     * Says that it is about to close: readiness answers 503 from now on, so that nothing new is sent here. Everything
     * is still answered.
     */
    public void drain() {
        product.server().drain();
    }

    @Override
    public void close() {
        drain();
        control.ifPresent(ControlSocket::close);
        retention.ifPresent(Hourly::close);
        // First, so that no one of them waits for its turn.
        product.changes().close();
        followings.forEach(Following::close);
        product.close();
        threads.close();
        meters.close();
        tracing.close();
        lock.close();
    }

    private Demo fill(ServerKey key, Clock clock, Ids ids) {
        Demo example = new Demo(product.accounts(), key);
        example.fillAccounts();
        if (settings.provider() instanceof Provider.Hosted) {
            example.fillSessions(product.sessions(), product.recordings(), clock, ids);
        }
        return example;
    }

    private static Tracing tracing(Settings settings) {
        String service = settings.provider() instanceof Provider.Hosted ? "deskside" : "deskside-gateway";
        return Tracing.to(settings.traces(), service, FAREWELL);
    }

    static DataLock lock(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The data directory %s can't be made or is no directory%s.".formatted(data, DataLock.because(e)),
                    e);
        }
        return DataLock.of(data);
    }

    /** Where the server's key is, or will be. */
    static Path keyFile(Settings settings) {
        return settings.serverKeyFile().orElseGet(() -> settings.data().resolve("server.key"));
    }

    private static ServerKey key(Settings settings) {
        return settings.serverKeyFile().map(ServerKey::in).orElseGet(() -> {
            Path file = keyFile(settings);
            // A new key beside an old store would quietly turn every link that was given out into a dead one.
            if (Files.notExists(file) && Files.exists(settings.data().resolve(Wiring.STORE_FILE))) {
                throw DesksideException.invalid(
                        "server-key-file",
                        "%s is missing, and %s holds a store that was made with it: put the key back from the backup"
                                .formatted(file, settings.data()));
            }
            return ServerKey.inOrNew(file);
        });
    }

    /** Collects how the platform is set up; what isn't said is as {@code serve} has it. */
    public static final class Builder {
        private final Settings.Builder settings = Settings.builder();
        private Supplier<Meters> meters = Meters::prometheus;
        private Optional<Tracing> tracing = Optional.empty();

        private Builder() {}

        /**
         * Keeps everything in this directory.
         *
         * @param directory the directory; it is made where it isn't there
         * @return this builder
         */
        public Builder data(Path directory) {
            settings.data(directory);
            return this;
        }

        /**
         * Keeps sessions, recordings and accounts in this PostgreSQL database, which other nodes share; each node has a
         * data directory of its own and the same key.
         *
         * @param url such as {@code postgresql://host:5432/name}
         * @param user who opens the database
         * @param password their password
         * @return this builder
         */
        public Builder database(String url, String user, String password) {
            settings.database(new DatabaseServer(url, Optional.of(user), Optional.of(new Secret(password))));
            return this;
        }

        /**
         * {@link Deskside#serve} listens here; port 0 is any that is free.
         *
         * @param host a name or an address of this machine
         * @param port from 0 to 65535
         * @return this builder
         */
        public Builder listen(String host, int port) {
            settings.host(host).port(port);
            return this;
        }

        /**
         * The links for technicians and customers begin with this URL.
         *
         * @param url an http or https URL
         * @return this builder
         */
        public Builder publicUrl(URI url) {
            settings.publicUrl(url);
            return this;
        }

        /**
         * The server's key is in this file, and not in the data directory.
         *
         * @param file a file that only its owner may read
         * @return this builder
         */
        public Builder serverKey(Path file) {
            settings.serverKeyFile(file);
            return this;
        }

        /**
         * Sessions come from the v1 server at this URL, called with this access token.
         *
         * @param upstream an http or https URL
         * @param accessToken what the gateway calls with
         * @return this builder
         */
        public Builder gotoassist(URI upstream, String accessToken) {
            settings.provider(new Provider.GoToAssist(upstream, new Secret(accessToken)));
            return this;
        }

        /**
         * Sessions come from a provider that this host has an adapter for.
         *
         * @param factory what makes the provider
         * @param values of the settings that the factory takes, by name, secrets among them
         * @return this builder
         */
        public Builder provider(ProviderFactory factory, Map<String, String> values) {
            settings.provider(new Provider.InProcess(factory, values));
            return this;
        }

        /**
         * Traces are told here, for example to {@link Tracing#by the host's own OpenTelemetry}; closing this platform
         * closes it.
         *
         * @param told who is told
         * @return this builder
         */
        public Builder tracing(Tracing told) {
            tracing = Optional.of(told);
            return this;
        }

        /**
         * Keeps metrics here, in place of a registry of its own that {@code /metrics} shows.
         *
         * @param registered where they are kept
         * @return this builder
         */
        public Builder meters(Meters registered) {
            meters = () -> registered;
            return this;
        }

        /**
         * Fills an empty store with an example.
         *
         * @return this builder
         */
        public Builder demo() {
            settings.demo(true);
            return this;
        }

        /**
         * The platform. INVALID_VALUE where a setting doesn't fit, UNAVAILABLE where the store can't be opened.
         *
         * @return the platform, to be closed
         */
        public Deskside open() {
            Settings said = settings.build();
            return new Deskside(said, Work.ALL, meters.get(), tracing.orElseGet(() -> Deskside.tracing(said)));
        }
    }
}
