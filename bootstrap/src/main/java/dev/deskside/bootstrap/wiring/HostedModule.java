package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.WatchSessions;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import dev.deskside.bootstrap.observe.ProviderStates;
import dev.deskside.bootstrap.schedule.Pump;
import dev.deskside.bootstrap.settings.Following;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.server.StatusCallbacks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** This platform as the provider: the provider ports, and the commands that only a provider has. */
final class HostedModule extends PrivateModule {
    private static final Duration WATCH_PAUSE = Duration.ofMinutes(1);
    private static final int WATCH_AT_ONCE = 500;

    private final KeyedHash key;
    private final Supplier<URI> publicUrl;
    private final Following following;

    HostedModule(KeyedHash key, Supplier<URI> publicUrl, Following following) {
        this.key = key;
        this.publicUrl = publicUrl;
        this.following = following;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    HostedProvider hostedProvider(Sessions sessions, Recordings recordings, Accounts accounts, Clock clock, Ids ids) {
        return HostedProvider.of(sessions, recordings, accounts, key, clock, ids, publicUrl);
    }

    @Provides
    @Singleton
    @Exposed
    RemoteSupport remoteSupport(HostedProvider hosted, Tracing tracing) {
        return tracing.port(RemoteSupport.class, hosted.remoteSupport());
    }

    @Provides
    @Singleton
    @Exposed
    RecordingArchive recordingArchive(HostedProvider hosted, Tracing tracing) {
        return tracing.port(RecordingArchive.class, hosted.recordingArchive());
    }

    @Provides
    @Singleton
    @Exposed
    Machines machines(HostedProvider hosted, Tracing tracing) {
        return tracing.port(Machines.class, hosted.machines());
    }

    @Provides
    @Singleton
    @Exposed
    SessionControl sessionControl(HostedProvider hosted, Tracing tracing) {
        return tracing.port(SessionControl.class, hosted.sessionControl());
    }

    @Provides
    @Exposed
    SessionView sessionView(HostedProvider hosted) {
        return hosted.sessionView();
    }

    @Provides
    @Exposed
    Optional<HostedProvider> commands(HostedProvider hosted) {
        return Optional.of(hosted);
    }

    /** Nobody is called. */
    @Provides
    @Exposed
    ProviderStates states() {
        return List::of;
    }

    /** Nobody calls back. */
    @Provides
    @Exposed
    Optional<StatusCallbacks> callbacks() {
        return Optional.empty();
    }

    @Provides
    @Singleton
    @Exposed
    Pump followers(Sessions sessions, Follows follows, Clock clock, Resources resources) {
        WatchSessions watch = new WatchSessions(sessions, follows, following.limits(), clock);
        return resources.add(new Pump("watch", WATCH_PAUSE, () -> watch.run(WATCH_AT_ONCE)));
    }
}
