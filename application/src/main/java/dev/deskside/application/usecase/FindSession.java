package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;

/** A technician asks how a session stands. */
public final class FindSession {
    private final RemoteSupport remoteSupport;

    /** Finds sessions with this provider. */
    public FindSession(RemoteSupport remoteSupport) {
        this.remoteSupport = Objects.requireNonNull(remoteSupport);
    }

    /** Who asks for which session. */
    public record Query(Caller caller, SessionReference reference) {}

    /** Its state now. NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else the provider's. */
    public Optional<SessionSnapshot> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return remoteSupport.find(query.caller(), query.reference());
    }
}
