package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.util.List;
import java.util.Optional;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class SupportWithState implements RemoteSupport {
    private Caller last;

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        last = caller;
        throw new IllegalStateException(last.toString());
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return Optional.empty();
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        return new SessionPage(0, List.of(), Optional.empty());
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return Optional.empty();
    }
}
