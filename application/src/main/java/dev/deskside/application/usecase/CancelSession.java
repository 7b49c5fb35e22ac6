package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;

/** A technician calls off a session that was never started. */
public final class CancelSession {
    private final SessionControl control;

    /**
     * Works with this provider.
     *
     * @param control the provider
     */
    public CancelSession(SessionControl control) {
        this.control = Objects.requireNonNull(control);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param reference the session's id or token
     */
    public record Command(Caller caller, SessionReference reference) {}

    /**
     * Cancels it; absent where there is none for this caller. NOT_ENTITLED without a seat, ROLE_MISSING without
     * {@link Role#SUPPORT}; else the provider's.
     *
     * @param command who asks for what
     * @return the session as it stands then; absent where there is none for this caller
     */
    public Optional<SessionSnapshot> run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return control.cancel(command.caller(), command.reference());
    }
}
