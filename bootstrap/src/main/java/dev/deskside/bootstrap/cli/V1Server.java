package dev.deskside.bootstrap.cli;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.ProviderCallbacks;
import dev.deskside.http.client.V1Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The server that a command calls, as ports.
 *
 * @param requestId under which the server's log has what the command asked; absent while nothing was sent
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
        Supplier<Optional<String>> requestId,
        Runnable end)
        implements AutoCloseable {

    private static final int MOST_CHANGES = 100;

    /** One for all requests of a command: they are found together. */
    private static final String REQUEST_ID = "X-Request-Id";

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
        V1Server dial(RemoteServer server, Tracing tracing);
    }

    /** Over HTTP, through the Feign adapters. */
    public static V1Server overHttp(RemoteServer server, Tracing tracing) {
        Threads threads = new Threads();
        Clock clock = Clock.systemUTC();
        String requestId = UUID.randomUUID().toString();
        AtomicBoolean sent = new AtomicBoolean();
        V1Provider.Builder provided = V1Provider.at(server.url().toString())
                .accessTokens(AccessTokens.fixed(server.token().value()))
                .executor(tracing.carrying(threads.upstream()))
                .clock(clock)
                .observer(tracing.provider())
                .exchanges(tracing.exchanges())
                .headers(() -> {
                    sent.set(true);
                    return Map.of(REQUEST_ID, requestId);
                });
        V1Provider provider = provided.build();
        return new V1Server(
                tracing.behind(RemoteSupport.class, provider.remoteSupport()),
                tracing.behind(RecordingArchive.class, provider.recordingArchive()),
                tracing.behind(Machines.class, provider.machines()),
                tracing.behind(SessionControl.class, provider.sessionControl()),
                after -> provider.changes().after(AccessTokens.OWNER, after, MOST_CHANGES, PATIENCE),
                tracing.behind(SessionRecords.class, provider.sessionRecords()),
                tracing.behind(
                        ProviderCallbacks.class,
                        provided.readTimeout(PING).build().callbacks()),
                AccessTokens.OWNER,
                clock,
                () -> Optional.of(requestId).filter(id -> sent.get()),
                threads::close);
    }

    /** This, with something more to end after it. */
    V1Server endingWith(Runnable last) {
        return new V1Server(
                sessions, recordings, machines, control, changes, records, callbacks, caller, clock, requestId, () -> {
                    end.run();
                    last.run();
                });
    }

    @Override
    public void close() {
        end.run();
    }
}
