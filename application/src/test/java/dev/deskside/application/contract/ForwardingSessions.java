package dev.deskside.application.contract;

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

/** A store that does as another one does, for tests that change one thing of it. */
public class ForwardingSessions implements Sessions {
    private final Sessions store;

    /**
     * Does as this store does.
     *
     * @param store the store behind it
     */
    public ForwardingSessions(Sessions store) {
        this.store = store;
    }

    @Override
    public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        return store.commit(session, expectedVersion, changes);
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        return store.find(caller, reference);
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
        return store.find(caller, key);
    }

    @Override
    public Optional<Versioned<Session>> find(LaunchToken token) {
        return store.find(token);
    }

    @Override
    public Optional<Versioned<Session>> find(JoinToken token) {
        return store.find(token);
    }

    @Override
    public List<LoggedChange> changes(Caller caller, SessionReference reference) {
        return store.changes(caller, reference);
    }

    @Override
    public Listed list(Caller caller, SessionQuery query) {
        return store.list(caller, query);
    }

    @Override
    public void say(SessionKey session, ChatMessage message) {
        store.say(session, message);
    }

    @Override
    public List<ChatMessage> messages(Caller caller, SessionReference reference) {
        return store.messages(caller, reference);
    }

    @Override
    public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
        return store.changesAfter(caller, after, limit);
    }

    @Override
    public PageCursor changesEnd(Caller caller) {
        return store.changesEnd(caller);
    }
}
