package dev.deskside.bootstrap.trace;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;

/** Remembers in which trace each change of a session is stored. */
final class LinkedSessions implements Sessions {
    private final Sessions sessions;
    private final Origins origins;

    LinkedSessions(Sessions sessions, Origins origins) {
        this.sessions = sessions;
        this.origins = origins;
    }

    @Override
    public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        // Before, as a callback may be claimed before a commit returns; and after, as of several the last one that
        // began needn't be the one that was stored.
        SpanContext trace = Span.current().getSpanContext();
        origins.changing(session.key(), expectedVersion + 1, trace);
        long version = sessions.commit(session, expectedVersion, changes);
        origins.changing(session.key(), version, trace);
        return version;
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        return sessions.find(caller, reference);
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
        return sessions.find(caller, key);
    }

    @Override
    public Optional<Versioned<Session>> find(LaunchToken token) {
        return sessions.find(token);
    }

    @Override
    public Optional<Versioned<Session>> find(JoinToken token) {
        return sessions.find(token);
    }

    @Override
    public Listed list(Caller caller, SessionQuery query) {
        return sessions.list(caller, query);
    }

    @Override
    public void say(SessionKey session, ChatMessage message) {
        sessions.say(session, message);
    }

    @Override
    public List<ChatMessage> messages(Caller caller, SessionReference reference) {
        return sessions.messages(caller, reference);
    }

    @Override
    public List<LoggedChange> changes(Caller caller, SessionReference reference) {
        return sessions.changes(caller, reference);
    }

    @Override
    public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
        return sessions.changesAfter(caller, after, limit);
    }

    @Override
    public PageCursor changesEnd(Caller caller) {
        return sessions.changesEnd(caller);
    }
}
