package dev.deskside.application.inmemory;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.util.Optional;

/** A good adapter, for a test to break a part of. */
public class ForwardingRemoteSupport implements RemoteSupport {
    private final RemoteSupport good;

    protected ForwardingRemoteSupport(RemoteSupport good) {
        this.good = good;
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        return good.start(caller, request);
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return good.find(caller, reference);
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        return good.list(caller, query);
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return good.transcript(caller, reference);
    }
}
