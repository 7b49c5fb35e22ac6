package dev.deskside.bootstrap.cli;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.ProviderCallbacks;
import dev.deskside.http.client.V1Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that a command calls, as ports.
 *
 * @param end ends what was opened for it
 */
public record V1Server(
        RemoteSupport sessions,
        RecordingArchive recordings,
        Machines machines,
        SessionControl control,
        Changes changes,
        SessionRecords records,
        ProviderCallbacks callbacks,
        Caller caller,
        Clock clock,
        Runnable end)
        implements AutoCloseable {

    private static final int MOST_CHANGES = 100;

    /** Less than the client waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    /** Longer than a receiver of callbacks may take for its answer to a ping. */
    private static final Duration PING = Duration.ofSeconds(20);

    /** How a command asks what became of sessions. */
    @FunctionalInterface
    public interface Changes {
        /** The changes after this place, which it waits for a while for. */
        ChangedSessions after(Optional<PageCursor> place);
    }

    /** How a command gets its server. */
    @FunctionalInterface
    public interface Dial {
        /** The server there; nothing is sent yet. */
        V1Server dial(RemoteServer server);
    }

    /** Over HTTP, through the Feign adapters. */
    public static V1Server overHttp(RemoteServer server) {
        Threads threads = new Threads();
        Clock clock = Clock.systemUTC();
        V1Provider.Builder provided = V1Provider.at(server.url().toString())
                .accessTokens(AccessTokens.fixed(server.token().value()))
                .executor(threads.upstream())
                .clock(clock);
        V1Provider provider = provided.build();
        return new V1Server(
                provider.remoteSupport(),
                provider.recordingArchive(),
                provider.machines(),
                provider.sessionControl(),
                after -> provider.changes().after(AccessTokens.OWNER, after, MOST_CHANGES, PATIENCE),
                provider.sessionRecords(),
                provided.readTimeout(PING).build().callbacks(),
                AccessTokens.OWNER,
                clock,
                threads::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
