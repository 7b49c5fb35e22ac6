package dev.deskside.application.hosted;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** This platform moves its sessions on itself. */
final class HostedSessionControl implements SessionControl {
    private final HostedSessions hosted;
    private final Sessions sessions;

    HostedSessionControl(HostedSessions hosted, Sessions sessions) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return move(caller, reference, (session, now) -> session.status().isEnded() ? session : session.end(now));
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        return move(caller, reference, (session, now) -> session.isCancelled() ? session : session.cancel(now));
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        return move(caller, reference, (session, now) -> session.addNote(text));
    }

    private Optional<SessionSnapshot> move(
            Caller caller, SessionReference reference, BiFunction<Session, Instant, Session> step) {
        return hosted.move(() -> sessions.find(caller, reference), step);
    }
}
