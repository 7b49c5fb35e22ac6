package dev.deskside.http.server;

import dev.deskside.application.contract.ForwardingSessions;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import java.util.List;

/** A store that somebody watches: they are told before anything is written. */
final class WatchedSessions extends ForwardingSessions {
    private final Runnable beforeCommit;

    WatchedSessions(Sessions store, Runnable beforeCommit) {
        super(store);
        this.beforeCommit = beforeCommit;
    }

    @Override
    public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        beforeCommit.run();
        return super.commit(session, expectedVersion, changes);
    }
}
