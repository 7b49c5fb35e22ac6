package dev.deskside.http.server;

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
import java.util.List;
import java.util.Optional;

/** A store that answers everything with this failure. */
record FailingSessions(RuntimeException failure) implements Sessions {
    @Override
    public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        throw failure;
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        throw failure;
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
        throw failure;
    }

    @Override
    public Optional<Versioned<Session>> find(LaunchToken token) {
        throw failure;
    }

    @Override
    public Optional<Versioned<Session>> find(JoinToken token) {
        throw failure;
    }

    @Override
    public List<LoggedChange> changes(Caller caller, SessionReference reference) {
        throw failure;
    }

    @Override
    public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
        throw failure;
    }

    @Override
    public PageCursor changesEnd(Caller caller) {
        throw failure;
    }

    @Override
    public Listed list(Caller caller, SessionQuery query) {
        throw failure;
    }

    @Override
    public void say(SessionKey session, ChatMessage message) {
        throw failure;
    }

    @Override
    public List<ChatMessage> messages(Caller caller, SessionReference reference) {
        throw failure;
    }
}
