package dev.deskside.application.hosted;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;

/** A technician ends a session: complete if the customer had joined, else abandoned. */
public final class EndSession {
    private final HostedSessions hosted;
    private final Sessions sessions;

    EndSession(HostedSessions hosted, Sessions sessions) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
    }

    /** Who ends which session. */
    public record Command(Caller caller, SessionReference reference) {}

    /**
     * Ends it; one that has ended is answered as it is. Absent where there is none for this caller; NOT_ENTITLED
     * without a seat, ROLE_MISSING without {@link Role#SUPPORT}, ILLEGAL_TRANSITION where it was never started.
     */
    public Optional<SessionSnapshot> run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return hosted.move(
                () -> sessions.find(command.caller(), command.reference()),
                (session, now) -> session.status().isEnded() ? session : session.end(now));
    }
}
