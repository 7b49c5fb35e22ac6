package dev.deskside.application.hosted;

import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings each session of this platform to an end that nobody else brings to one: there is nobody to ask, so what has
 * gone on for longer than its limit is over. A session is looked at when its limit may be reached, and not before.
 */
public final class WatchSessions {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Follows follows;
    private final SessionLimits limits;
    private final Clock clock;

    /**
     * Watches the sessions of this store.
     *
     * @param sessions where sessions are kept
     * @param follows when each is looked at next
     * @param limits when a session is given up
     * @param clock the time
     */
    public WatchSessions(Sessions sessions, Follows follows, SessionLimits limits, Clock clock) {
        this.sessions = Objects.requireNonNull(sessions);
        this.follows = Objects.requireNonNull(follows);
        this.limits = Objects.requireNonNull(limits);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * One step: looks at no more than so many sessions.
     *
     * @param limit how many at most, at least 1
     * @return how many; fewer than the limit where no more are due
     */
    public int run(int limit) {
        Duration youngest =
                limits.startWithin().compareTo(limits.openFor()) < 0 ? limits.startWithin() : limits.openFor();
        List<Follows.Claim> claims = follows.claim(limit, LEASE, youngest);
        claims.forEach(this::look);
        return claims.size();
    }

    private void look(Follows.Claim claim) {
        Versioned<Session> found = claim.session();
        Session session = found.value();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Session after = limits.exceededBy(session, now)
                .map(reason -> session.giveUp(reason, now))
                .orElse(session);
        if (!after.equals(session)) {
            try {
                sessions.commit(after, found.version(), after.changesSince(session, now));
            } catch (DesksideException e) {
                if (e.code() != ErrorCode.STALE_WRITE) {
                    throw e;
                }
                // Somebody moved it on meanwhile: it is looked at again as it is by then.
                follows.hurry(session.key());
                return;
            }
        }
        Optional<Duration> next = limits.of(after).map(end -> Duration.between(now, end));
        follows.settle(claim, new Follows.Look(next, 0, 0, Optional.empty()));
    }
}
