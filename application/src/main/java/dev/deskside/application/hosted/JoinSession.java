package dev.deskside.application.hosted;

import dev.deskside.application.port.Sessions;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.util.Objects;
import java.util.Optional;

/** The customer joins the session that a join token stands for: it becomes active. */
public final class JoinSession {
    private final HostedSessions hosted;
    private final Sessions sessions;

    JoinSession(HostedSessions hosted, Sessions sessions) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
    }

    /**
     * Whoever holds the token is the customer.
     *
     * @param token what stands in the link
     */
    public record Command(JoinToken token) {}

    /**
     * Joins it; an active session is answered as it is, so that a second click does no harm. Absent where the token is
     * unknown; ILLEGAL_TRANSITION where the technician hasn't started it, or it has ended.
     *
     * @param command the token of the join link
     * @return the session as it stands then
     */
    public Optional<SessionSnapshot> run(Command command) {
        return hosted.move(
                () -> sessions.find(command.token()),
                (session, now) -> session.status() == SessionStatus.ACTIVE ? session : session.join(now));
    }
}
