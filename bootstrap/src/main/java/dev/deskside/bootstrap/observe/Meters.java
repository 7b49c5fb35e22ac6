package dev.deskside.bootstrap.observe;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.http.client.PortState;
import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.server.DesksideServer;
import dev.deskside.http.server.RequestObserver;
import dev.deskside.persistence.StoreFigures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The platform's metrics. Every label has few values, known in advance or bounded by the routes that there are: no
 * path, no id, no name of anybody, no receiver.
 */
public final class Meters implements AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private static final List<SessionStatus> OPEN =
            List.of(SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.ACTIVE);

    private final MeterRegistry registry;
    private final Optional<PrometheusMeterRegistry> own;
    private final List<Meter> gauges = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> bound = new CopyOnWriteArrayList<>();

    private Meters(MeterRegistry registry, Optional<PrometheusMeterRegistry> own) {
        this.registry = Objects.requireNonNull(registry);
        this.own = own;
        Package build = Meters.class.getPackage();
        gauge(
                "deskside.build.info",
                "1, with the version in a label",
                this,
                meters -> 1,
                Tags.of(
                        "version",
                        Optional.ofNullable(build.getImplementationVersion()).orElse("unknown")));
    }

    /**
     * In a registry of the host's, which shows it as it shows its own: then there is no {@code /metrics} here, and
     * nothing of the JVM is added. Closing takes away what can't be told any more; the registry isn't closed.
     *
     * @param registry the host's registry
     * @return the metrics
     */
    public static Meters in(MeterRegistry registry) {
        return new Meters(registry, Optional.empty());
    }

    /**
     * In a registry of its own, with those of the JVM and the process, to be read in Prometheus's format.
     *
     * @return the metrics
     */
    public static Meters prometheus() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry, Optional.of(registry));
        JvmGcMetrics collections = new JvmGcMetrics();
        meters.bound.add(collections);
        collections.bindTo(registry);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
        return meters;
    }

    /**
     * Nowhere: for work that nobody watches.
     *
     * @return metrics that nobody sees
     */
    public static Meters none() {
        return in(new CompositeMeterRegistry());
    }

    /** {@return the metrics in Prometheus's text format; absent where they are in a host's registry} */
    public Optional<Supplier<String>> text() {
        return own.map(prometheus -> prometheus::scrape);
    }

    /** Times requests: those that are answered as soon as it is known what, and, apart, those that wait or stream. */
    RequestObserver requests() {
        return begin -> {
            Timer.Sample sample = Timer.start(registry);
            return new RequestObserver.Observation() {
                @Override
                public void end(RequestObserver.End end) {
                    sample.stop(request(end)
                            .tag("method", begin.method())
                            .tag("route", end.route())
                            .tag("status", Integer.toString(end.status()))
                            .register(registry));
                    if (end.failure().isPresent()) {
                        counter("deskside.http.requests.aborted", "Answers that were broken off")
                                .tag("route", end.route())
                                .register(registry)
                                .increment();
                    }
                }
            };
        };
    }

    private static Timer.Builder request(RequestObserver.End end) {
        return end.kind() == RequestObserver.Kind.ANSWER
                ? timer("deskside.http.requests", "Requests that were answered as soon as it was known what")
                : Timer.builder("deskside.http.waits")
                        .description(
                                "Requests that waited for changes, or were told of them for as long as they wanted")
                        .tag("kind", end.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Times the calls to the server behind a gateway, and counts what was tried again and what was kept back. */
    ProviderObserver provider() {
        return new ProviderObserver() {
            @Override
            public Observation begin(String port, String operation) {
                Timer.Sample sample = Timer.start(registry);
                Tags tags = Tags.of("port", port, "operation", operation);
                return new Observation() {
                    @Override
                    public void end(End end) {
                        sample.stop(timer("deskside.provider.calls", "Calls to the provider, retries included")
                                .tags(tags)
                                .tag("outcome", end.outcome())
                                .register(registry));
                        counter("deskside.provider.retries", "Times that a call was sent again")
                                .tags(tags)
                                .register(registry)
                                .increment(Math.max(0, end.attempts() - 1));
                        if (end.attempts() == 0) {
                            counter("deskside.provider.kept.back", "Calls that weren't sent: breaker, pause, no turn")
                                    .tags(tags)
                                    .register(registry)
                                    .increment();
                        }
                    }
                };
            }

            @Override
            public void breakerChanged(String port, Breaker from, Breaker to) {
                counter("deskside.provider.breaker.changes", "Changes of a breaker, by what it changed to")
                        .tag("port", port)
                        .tag("to", to.name().toLowerCase(Locale.ROOT))
                        .register(registry)
                        .increment();
            }
        };
    }

    /** Times the calls to the stores. */
    PortObserver stores() {
        return (port, operation) -> {
            Timer.Sample sample = Timer.start(registry);
            return failure -> sample.stop(timer("deskside.store.operations", "Calls to the stores")
                    .tag("port", port)
                    .tag("operation", operation)
                    .tag("outcome", failure.map(Meters::outcome).orElse("ok"))
                    .register(registry));
        };
    }

    private static String outcome(Throwable failure) {
        return failure instanceof DesksideException expected
                ? expected.code().name().toLowerCase(Locale.ROOT)
                : "broken";
    }

    /**
     * {@return the same sender, timed}
     *
     * @param sender the sender
     */
    public CallbackSender sender(CallbackSender sender) {
        return new MeteredCallbackSender(sender, registry);
    }

    /**
     * Shows how it stands with the store, each time that somebody looks.
     *
     * @param store the store
     * @param clock the time
     */
    public void watch(StoreWatch store, Clock clock) {
        for (SessionStatus status : OPEN) {
            gauge(
                    "deskside.sessions.open",
                    "Sessions that haven't ended",
                    store,
                    watched -> figure(watched, figures -> figures.openSessions().getOrDefault(status, 0L)),
                    Tags.of("status", status.name().toLowerCase(Locale.ROOT)));
        }
        gauge(
                "deskside.callbacks.pending",
                "Status callbacks that are still to be delivered",
                store,
                watched -> figure(watched, StoreFigures::pendingCallbacks),
                Tags.empty());
        gauge(
                "deskside.callbacks.oldest.age.seconds",
                "How long ago the oldest of these happened; 0 where there is none",
                store,
                watched -> figure(watched, figures -> age(figures, clock)),
                Tags.empty());
        gauge(
                "deskside.store.writes.waiting",
                "Writes that wait for others",
                store,
                StoreWatch::waitingWrites,
                Tags.empty());
        gauge(
                "deskside.store.up",
                "Whether the store answered within the last seconds",
                store,
                watched -> watched.figures().isPresent() ? 1 : 0,
                Tags.empty());
    }

    private static double figure(StoreWatch store, ToDoubleFunction<StoreFigures> figure) {
        return store.figures().stream().mapToDouble(figure).findFirst().orElse(Double.NaN);
    }

    private static double age(StoreFigures figures, Clock clock) {
        return figures.oldestPending()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    /**
     * Shows how it stands with the server behind a gateway.
     *
     * @param provider how it stands with it
     */
    public void watch(ProviderStates provider) {
        for (PortState now : provider.now()) {
            Tags port = Tags.of("port", now.port());
            for (ProviderObserver.Breaker breaker : ProviderObserver.Breaker.values()) {
                gauge(
                        "deskside.provider.breaker",
                        "1 for the state that a port's breaker is in",
                        provider,
                        states -> state(states, now, state -> state.breaker() == breaker ? 1 : 0),
                        port.and("state", breaker.name().toLowerCase(Locale.ROOT)));
            }
            gauge(
                    "deskside.provider.calls.active",
                    "Calls that the provider is working on",
                    provider,
                    states -> state(states, now, PortState::underWay),
                    port);
            gauge(
                    "deskside.provider.calls.waiting",
                    "Calls that wait for their turn",
                    provider,
                    states -> state(states, now, PortState::waiting),
                    port);
            gauge(
                    "deskside.provider.pause.seconds",
                    "For how long nothing is sent, because the provider asked for that",
                    provider,
                    states -> state(states, now, state -> state.pause().toMillis() / 1000.0),
                    port);
        }
    }

    private static double state(ProviderStates states, PortState of, ToDoubleFunction<PortState> value) {
        return states.now().stream()
                .filter(state -> state.port().equals(of.port()))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /**
     * Shows what the server is busy with.
     *
     * @param server the server
     */
    public void watch(DesksideServer server) {
        gauge(
                "deskside.http.waiting",
                "Requests that wait for changes, or are told of them",
                server,
                busy -> busy.load().longPolls(),
                Tags.of("kind", "long_poll"));
        gauge(
                "deskside.http.waiting",
                "Requests that wait for changes, or are told of them",
                server,
                busy -> busy.load().streams(),
                Tags.of("kind", "stream"));
        gauge(
                "deskside.http.threads.busy",
                "Threads of the server at work",
                server,
                busy -> busy.load().busyThreads(),
                Tags.empty());
        gauge(
                "deskside.http.threads.most",
                "The most that there may be",
                server,
                busy -> busy.load().threads(),
                Tags.empty());
        gauge(
                "deskside.http.queue",
                "What waits for a thread of the server",
                server,
                busy -> busy.load().queue(),
                Tags.empty());
    }

    /**
     * Shows how many of the platform's own threads are at work.
     *
     * @param threads the threads
     */
    public void watch(Threads threads) {
        threads.active()
                .keySet()
                .forEach(pool -> gauge(
                        "deskside.threads.active",
                        "Threads of the platform at work",
                        threads,
                        now -> now.active().get(pool),
                        Tags.of("pool", pool)));
    }

    /** Takes the gauges away, which nobody could answer any more. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
        for (AutoCloseable each : bound) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        own.ifPresent(MeterRegistry::close);
    }

    static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value, Tags tags) {
        gauges.add(Gauge.builder(name, of, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry));
    }
}
