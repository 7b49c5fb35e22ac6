package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.gateway.GatewayMachines;
import dev.deskside.application.gateway.GatewayRecordingArchive;
import dev.deskside.application.gateway.GatewayRemoteSupport;
import dev.deskside.application.gateway.GatewaySessionControl;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.http.client.V1Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Another v1 server as the provider, behind a gateway that knows whose each session is. */
final class GatewayModule extends PrivateModule {
    /** How long a start waits before it is sent. Should it be longer, its key says UNKNOWN until it is written down. */
    private static final Duration TURN_AND_TOKEN = Duration.ofMinutes(1);

    private final Provider.GoToAssist upstream;
    private final Sealing sealing;
    private final Threads threads;

    GatewayModule(Provider.GoToAssist upstream, Sealing sealing, Threads threads) {
        this.sealing = sealing;
        this.upstream = upstream;
        this.threads = threads;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    V1Provider v1(Clock clock) {
        return Upstream.of(upstream, threads.upstream(), clock);
    }

    @Provides
    @Singleton
    GatewayMachines gatewayMachines(V1Provider v1) {
        return new GatewayMachines(v1.machines());
    }

    @Provides
    @Singleton
    @Exposed
    RemoteSupport remoteSupport(
            V1Provider v1,
            Sessions ledger,
            Accounts accounts,
            GatewayMachines machines,
            Clock clock,
            Ids ids,
            StartKeys startKeys) {
        Duration startLease = upstream.patience()
                .connectTimeout()
                .plus(upstream.patience().readTimeout())
                .plus(TURN_AND_TOKEN);
        return new GatewayRemoteSupport(
                v1.remoteSupport(), ledger, accounts, machines, clock, ids, sealing, startKeys, startLease);
    }

    @Provides
    @Singleton
    @Exposed
    RecordingArchive recordingArchive(V1Provider v1, GatewayMachines machines, Clock clock) {
        return new GatewayRecordingArchive(v1.recordingArchive(), machines, clock);
    }

    @Provides
    @Exposed
    Machines machines(GatewayMachines machines) {
        return machines;
    }

    @Provides
    @Singleton
    @Exposed
    SessionControl sessionControl() {
        return new GatewaySessionControl();
    }

    /** What the provider rendered is kept with the session. */
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
