package dev.deskside.application.hosted;

import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The technician starts the session that a launch token stands for: it gets its id and waits for the customer. */
public final class LaunchSession {
    private static final long IDS = 900_000_000_000_000_000L;
    private static final long LOWEST_ID = 100_000_000_000_000_000L;

    private final HostedSessions hosted;
    private final Sessions sessions;
    private final Ids ids;

    LaunchSession(HostedSessions hosted, Sessions sessions, Ids ids) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
        this.ids = Objects.requireNonNull(ids);
    }

    /**
     * Whoever holds the token is the technician.
     *
     * @param token what stands in the link
     */
    public record Command(LaunchToken token) {}

    /**
     * Starts it; a session that runs already is answered as it is, so that a second click does no harm. Absent where
     * the token is unknown; ILLEGAL_TRANSITION where the session has ended.
     *
     * @param command the token of the launch link
     * @return the session as it stands then
     */
    public Optional<SessionSnapshot> run(Command command) {
        return hosted.move(() -> sessions.find(command.token()), this::launch);
    }

    private Session launch(Session session, Instant now) {
        boolean runs = session.status() == SessionStatus.WAITING || session.status() == SessionStatus.ACTIVE;
        return runs ? session : session.launch(newId(), now);
    }

    /** Eighteen digits, as the ids of this API are known to be numbers, and clients keep them in 64 bits. */
    private SessionId newId() {
        UUID chance = ids.next();
        // The high half carries the UUID's version, the low half its variant: together they are even enough.
        long mixed = chance.getMostSignificantBits() * 31 + chance.getLeastSignificantBits();
        return new SessionId(Long.toString(LOWEST_ID + Math.floorMod(mixed, IDS)));
    }
}
