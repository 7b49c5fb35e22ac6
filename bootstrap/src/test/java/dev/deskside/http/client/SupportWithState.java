package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
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
}
