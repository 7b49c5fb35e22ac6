package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartedSession;
import java.util.Objects;

/** A technician asks for a session, and gets the URL that starts it. */
public final class StartSession {
    private final RemoteSupport remoteSupport;

    /**
     * Starts sessions with this provider.
     *
     * @param remoteSupport the provider
     */
    public StartSession(RemoteSupport remoteSupport) {
        this.remoteSupport = Objects.requireNonNull(remoteSupport);
    }

    /**
     * Who asks for what.
     *
     * @param caller who asks
     * @param request what kind of session, for whom
     */
    public record Command(Caller caller, SessionRequest request) {}

    /**
     * Creates the session. NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else the provider's.
     *
     * @param command who asks for what
     * @return the launch URL, and what to find the session with
     */
    public StartedSession run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return remoteSupport.start(command.caller(), command.request());
    }
}
