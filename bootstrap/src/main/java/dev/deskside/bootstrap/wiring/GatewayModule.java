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
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Another v1 server as the provider, behind a gateway that knows whose each session is. */
final class GatewayModule extends PrivateModule {
    private static final int SECONDS = 60;

    /** How long a start waits before it is sent. Should it be longer, its key says UNKNOWN until it is written down. */
    private static final Duration TURN_AND_TOKEN = Duration.ofMinutes(1);

    private final Provider.GoToAssist upstream;
    private final Optional<URI> publicUrl;
    private final Following following;
    private final Threads threads;

    GatewayModule(Provider.GoToAssist upstream, Optional<URI> publicUrl, Following following, Threads threads) {
        this.upstream = upstream;
        this.publicUrl = publicUrl;
        this.following = following;
        this.threads = threads;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    V1Provider v1(Clock clock, Observers observers, Tracing tracing) {
        return Upstream.of(upstream, threads.upstream(), clock, observers, tracing);
    }

    @Provides
    @Exposed
    ProviderStates states(V1Provider v1) {
        return v1::states;
    }

    @Provides
    @Singleton
    GatewayProvider gateway(
            V1Provider v1,
            GatewayProvider.Stores stores,
            KeyedHash key,
            Sealing sealing,
            Clock clock,
            Ids ids,
            Tracing tracing) {
        return GatewayProvider.of(
                new GatewayProvider.Behind(
                        tracing.behind(RemoteSupport.class, v1.remoteSupport()),
                        tracing.behind(RecordingArchive.class, v1.recordingArchive()),
                        tracing.behind(Machines.class, v1.machines())),
                stores,
                new GatewayProvider.Keyed(key, sealing),
                publicUrl,
                following.limits(),
                upstream.patience()
                        .connectTimeout()
                        .plus(upstream.patience().readTimeout())
                        .plus(TURN_AND_TOKEN),
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
