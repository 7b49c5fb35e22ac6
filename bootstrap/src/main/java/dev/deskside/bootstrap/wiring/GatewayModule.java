package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.gateway.GatewayProvider;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.spi.Platform;
import dev.deskside.bootstrap.adapter.OpenedAdapter;
import dev.deskside.bootstrap.observe.Observers;
import dev.deskside.bootstrap.observe.ProviderStates;
import dev.deskside.bootstrap.schedule.Pump;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.Following;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.client.V1Provider;
import dev.deskside.http.server.StatusCallbacks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Another provider, behind a gateway that knows whose each session is. */
final class GatewayModule extends PrivateModule {
    private static final int SECONDS = 60;

    /** How long a start waits before it is sent. Should it be longer, its key says UNKNOWN until it is written down. */
    private static final Duration TURN_AND_TOKEN = Duration.ofMinutes(1);

    private final Opening opening;
    private final Optional<URI> publicUrl;
    private final Following following;

    /** Opens the other provider. */
    @FunctionalInterface
    interface Opening {
        Opened open(Clock clock, Ids ids, Resources resources, Observers observers, Tracing tracing);
    }

    /**
     * The other provider, opened.
     *
     * @param longestStart how long a start is on its way at most
     */
    record Opened(GatewayProvider.Behind behind, Duration longestStart, ProviderStates states) {}

    GatewayModule(Opening opening, Optional<URI> publicUrl, Following following) {
        this.opening = opening;
        this.publicUrl = publicUrl;
        this.following = following;
    }

    /** Before another server of the v1 API. */
    static GatewayModule before(
            Provider.GoToAssist settings, Optional<URI> publicUrl, Following following, Threads threads) {
        Duration longestStart =
                settings.patience().connectTimeout().plus(settings.patience().readTimeout());
        return new GatewayModule(
                (clock, ids, resources, observers, tracing) -> {
                    V1Provider v1 = Upstream.of(settings, threads.upstream(), clock, observers, tracing);
                    return new Opened(
                            GatewayProvider.Behind.v1(
                                    tracing.behind(RemoteSupport.class, v1.remoteSupport()),
                                    tracing.behind(RecordingArchive.class, v1.recordingArchive()),
                                    tracing.behind(Machines.class, v1.machines())),
                            longestStart,
                            v1::states);
                },
                publicUrl,
                following);
    }

    /** Before a provider that an adapter from elsewhere opens. */
    static GatewayModule before(
            Function<Platform, OpenedAdapter> adapter, Optional<URI> publicUrl, Following following, Threads threads) {
        return new GatewayModule(
                (clock, ids, resources, observers, tracing) -> {
                    OpenedAdapter opened = resources.add(
                            adapter.apply(new Platform(clock, ids, tracing.carrying(threads.upstream()))));
                    return new Opened(traced(opened.behind(), tracing), opened.longestCall(), List::of);
                },
                publicUrl,
                following);
    }

    private static GatewayProvider.Behind traced(GatewayProvider.Behind behind, Tracing tracing) {
        return new GatewayProvider.Behind(
                tracing.behind(RemoteSupport.class, behind.remoteSupport()),
                tracing.behind(RecordingArchive.class, behind.recordingArchive()),
                tracing.behind(Machines.class, behind.machines()),
                tracing.behind(SessionControl.class, behind.sessionControl()),
                behind.lacks());
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    Opened upstream(Clock clock, Ids ids, Resources resources, Observers observers, Tracing tracing) {
        return opening.open(clock, ids, resources, observers, tracing);
    }

    @Provides
    @Exposed
    ProviderStates states(Opened upstream) {
        return upstream.states();
    }

    @Provides
    @Singleton
    GatewayProvider gateway(
            Opened upstream, GatewayProvider.Stores stores, KeyedHash key, Sealing sealing, Clock clock, Ids ids) {
        return GatewayProvider.of(
                upstream.behind(),
                stores,
                new GatewayProvider.Keyed(key, sealing),
                publicUrl,
                following.limits(),
                upstream.longestStart().plus(TURN_AND_TOKEN),
                clock,
                ids,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Provides
    GatewayProvider.Stores stores(Sessions sessions, Follows follows, StartKeys startKeys, Accounts accounts) {
        return new GatewayProvider.Stores(sessions, follows, startKeys, accounts);
    }

    @Provides
    @Singleton
    @Exposed
    RemoteSupport remoteSupport(GatewayProvider gateway, Tracing tracing) {
        return tracing.port(RemoteSupport.class, gateway.remoteSupport());
    }

    @Provides
    @Singleton
    @Exposed
    RecordingArchive recordingArchive(GatewayProvider gateway, Tracing tracing) {
        return tracing.port(RecordingArchive.class, gateway.recordingArchive());
    }

    @Provides
    @Singleton
    @Exposed
    Machines machines(GatewayProvider gateway, Tracing tracing) {
        return tracing.port(Machines.class, gateway.machines());
    }

    @Provides
    @Singleton
    @Exposed
    SessionControl sessionControl(GatewayProvider gateway, Tracing tracing) {
        return tracing.port(SessionControl.class, gateway.sessionControl());
    }

    @Provides
    @Exposed
    Optional<StatusCallbacks> callbacks(GatewayProvider gateway, Clock clock) {
        return Optional.of(new StatusCallbacks(gateway.acceptStatusCallback(), following.callbackSecrets(), clock));
    }

    @Provides
    @Singleton
    @Exposed
    Pump followers(GatewayProvider gateway, Tracing tracing, Resources resources) {
        // A step a second, or, where less than one a second is allowed, one look at a time.
        int atOnce = Math.max(1, following.perMinute() / SECONDS);
        Duration pause = Duration.ofMinutes(1).multipliedBy(atOnce).dividedBy(following.perMinute());
        return resources.add(new Pump(
                "follow",
                pause,
                tracing.step("follow", () -> gateway.followSessions().run(atOnce))));
    }

    /** As it is kept: the other provider alone knows how its customers join. */
    @Provides
    @Exposed
    SessionView sessionView() {
        return (session, snapshot) -> snapshot;
    }

    /** Launching, joining and ending are the other provider's. */
    @Provides
    @Exposed
    Optional<HostedProvider> commands() {
        return Optional.empty();
    }
}
