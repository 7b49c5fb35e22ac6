package dev.deskside.application.gateway;

import dev.deskside.application.port.Follows;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Learns of what became of another provider's sessions, whether it calls back or not, and brings each to an end in the
 * end: one that its provider doesn't know any more, or that goes on for longer than its limit, is asked for once more,
 * and then given up. Any number of nodes may do so at once.
 */
public final class FollowSessions {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration ONCE_MORE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RemoteSupport upstream;
    private final Ledger ledger;
    private final Follows follows;
    private final SessionLimits limits;
    private final LookInterval interval;
    private volatile Instant pausedUntil = Instant.MIN;

    FollowSessions(
            RemoteSupport upstream, Ledger ledger, Follows follows, SessionLimits limits, LookInterval interval) {
        this.upstream = Objects.requireNonNull(upstream);
        this.ledger = Objects.requireNonNull(ledger);
        this.follows = Objects.requireNonNull(follows);
        this.limits = Objects.requireNonNull(limits);
        this.interval = Objects.requireNonNull(interval);
    }

    /**
     * One step: asks the provider for no more than so many sessions that are due. Where it asks for fewer calls, the
     * step ends, and the next ones do nothing until it may be asked again.
     *
     * @param limit how many at most, at least 1
     * @return how many sessions were looked at
     */
    public int run(int limit) {
        if (ledger.now().isBefore(pausedUntil)) {
            return 0;
        }
        List<Follows.Claim> claims = follows.claim(limit, LEASE, FIRST_LOOK);
        for (int looked = 0; looked < claims.size(); looked++) {
            try {
                look(claims.get(looked));
            } catch (DesksideException e) {
                if (e.code() == ErrorCode.THROTTLED) {
                    Duration pause = e.retryAfter().orElse(PAUSE);
                    pausedUntil = ledger.now().plus(pause);
                    claims.subList(looked, claims.size()).forEach(claim -> handBack(claim, pause));
                    return looked;
                }
                failed(claims.get(looked));
            }
        }
        return claims.size();
    }

    private void look(Follows.Claim claim) {
        Session session = claim.session().value();
        if (isForgotten(session)) {
            follows.settle(claim, new Follows.Look(Optional.empty(), 0, 0, Optional.empty()));
            return;
        }
        Optional<SessionReference> reference = ledger.reference(session);
        if (reference.isEmpty()) {
            conclude(claim, Optional.empty(), Verdict.Sighting.NOT_ASKED);
            return;
        }
        Optional<SessionSnapshot> reported =
                Upstream.call(() -> upstream.find(Ledger.callerOf(session), reference.get()));
        conclude(claim, reported, reported.isPresent() ? Verdict.Sighting.SEEN : Verdict.Sighting.ABSENT);
    }

    private void conclude(Follows.Claim claim, Optional<SessionSnapshot> reported, Verdict.Sighting sighting) {
        Optional<Session> moved = ledger.move(claim.session().value().key(), (session, now) -> {
            Session observed =
                    reported.map(snapshot -> Ledger.observed(session, snapshot)).orElse(session);
            Optional<EndReason> end = verdict(observed, claim, sighting, now).end();
            return end.map(reason -> observed.giveUp(reason, now)).orElse(observed);
        });
        moved.ifPresent(session -> {
            Instant now = ledger.now();
            boolean doubtful = verdict(session, claim, sighting, now).isDoubtful();
            Optional<Duration> next = doubtful ? Optional.of(ONCE_MORE) : next(session, claim, sighting, now);
            Optional<Instant> seen = sighting == Verdict.Sighting.SEEN ? Optional.of(now) : Optional.empty();
            follows.settle(claim, new Follows.Look(next, doubtful ? claim.doubts() + 1 : 0, 0, seen));
        });
    }

    private Verdict verdict(Session session, Follows.Claim claim, Verdict.Sighting sighting, Instant now) {
        return Verdict.on(session, sighting, claim.doubts(), limits, now);
    }

    private Optional<Duration> next(Session session, Follows.Claim claim, Verdict.Sighting sighting, Instant now) {
        if (sighting != Verdict.Sighting.SEEN && session.status().isEnded()) {
            return Optional.empty();
        }
        Optional<Duration> limit = limits.of(session).map(end -> Duration.between(now, end));
        if (sighting == Verdict.Sighting.NOT_ASKED) {
            return limit;
        }
        return interval.after(session, now, claim.calledBackAt().isPresent())
                .map(next -> limit.filter(end -> end.compareTo(next) < 0).orElse(next));
    }

    private boolean isForgotten(Session session) {
        return session.status().isEnded()
                && LookInterval.ended(session).plus(LookInterval.FORGOTTEN).isBefore(ledger.now());
    }

    /** It stays due: nothing is lost where a provider is down. */
    private void failed(Follows.Claim claim) {
        int failures = claim.failures() + 1;
        Optional<Duration> next = Optional.of(interval.afterFailure(failures));
        follows.settle(claim, new Follows.Look(next, claim.doubts(), failures, Optional.empty()));
    }

    private void handBack(Follows.Claim claim, Duration pause) {
        follows.settle(claim, new Follows.Look(Optional.of(pause), claim.doubts(), claim.failures(), Optional.empty()));
    }
}
