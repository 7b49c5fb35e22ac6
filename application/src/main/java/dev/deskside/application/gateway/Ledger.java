package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What this gateway knows of another provider's sessions, and how it is brought up to date without anybody asking. */
final class Ledger {
    private static final int TRIES = 20;

    /** For a session whose technician isn't known: providers in front of a gateway's credential don't ask who it is. */
    private static final UserKey NOBODY = UserKey.of(1);

    private final Sessions sessions;
    private final Follows follows;
    private final Sealing sealing;
    private final Clock clock;

    Ledger(Sessions sessions, Follows follows, Sealing sealing, Clock clock) {
        this.sessions = Objects.requireNonNull(sessions);
        this.follows = Objects.requireNonNull(follows);
        this.sealing = Objects.requireNonNull(sealing);
        this.clock = Objects.requireNonNull(clock);
    }

    /** In whole microseconds, which is as fine as every store keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What its provider knows it by: its id, or the token that came with its start; absent where neither is at hand.
     */
    Optional<SessionReference> reference(Session session) {
        return session.id()
                .map(SessionReference::to)
                .or(() -> session.sealedStart()
                        .flatMap(sealing::open)
                        .flatMap(UpstreamStart::parse)
                        .map(UpstreamStart::reference));
    }

    /** In whose name it is asked for when nobody asks. */
    static Caller callerOf(Session session) {
        SessionSnapshot snapshot = session.snapshot();
        return new Caller(
                snapshot.account().orElseThrow(),
                snapshot.machine()
                        .flatMap(UnattendedMachine::company)
                        .map(Set::of)
                        .orElse(Set.of()),
                snapshot.technician().userKey().orElse(NOBODY),
                Set.of(Role.values()),
                Seat.REMOTE_SUPPORT);
    }

    /** The session after what its provider reports. */
    static Session observed(Session session, SessionSnapshot reported) {
        // What upstream knows of the credential that we call it with is not who asked, and where.
        return session.observe(reported.toBuilder()
                .technician(Participant.UNKNOWN)
                .machine(Optional.empty())
                .build());
    }

    /**
     * Takes a step with the session. Where somebody else commits in between, it is taken again, with what is there by
     * then.
     *
     * @return the session after it; absent where there is none
     */
    Optional<Session> move(SessionKey key, BiFunction<Session, Instant, Session> step) {
        for (int tries = 1; ; tries++) {
            Optional<Versioned<Session>> found = follows.find(key);
            try {
                return found.map(before -> move(before, step));
            } catch (DesksideException e) {
                if (e.code() != ErrorCode.STALE_WRITE || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Session move(Versioned<Session> found, BiFunction<Session, Instant, Session> step) {
        Session before = found.value();
        Instant now = now();
        Session after = step.apply(before, now);
        if (!after.equals(before)) {
            sessions.commit(after, found.version(), after.changesSince(before, now));
        }
        return after;
    }
}
