package dev.deskside.domain.session;

import dev.deskside.domain.DesksideException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a session may go on without coming to an end, so that each comes to one.
 *
 * @param startWithin from when it was asked for to its start; after that it has {@linkplain EndReason#EXPIRED expired}
 * @param openFor from its start to its end; after that it is taken to be {@linkplain EndReason#LOST lost}
 */
public record SessionLimits(Duration startWithin, Duration openFor) {
    /** A day, and a week. */
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofDays(1), Duration.ofDays(7));

    public SessionLimits {
        requirePositive("startWithin", startWithin);
        requirePositive("openFor", openFor);
    }

    /**
     * {@return when its limit is reached; absent where it has ended}
     *
     * @param session a session as it stands
     */
    public Optional<Instant> of(Session session) {
        return switch (session.status()) {
            case NOT_STARTED -> Optional.of(session.createdAt().plus(startWithin));
            case WAITING, ACTIVE ->
                Optional.of(session.snapshot()
                        .startedAt()
                        .orElse(session.createdAt())
                        .plus(openFor));
            case COMPLETE, ABANDONED -> Optional.empty();
        };
    }

    /**
     * {@return why it is to be given up by now; absent where it isn't}
     *
     * @param session a session as it stands
     * @param now the moment to judge at
     */
    public Optional<EndReason> exceededBy(Session session, Instant now) {
        return of(session)
                .filter(limit -> !now.isBefore(limit))
                .map(limit -> session.status() == SessionStatus.NOT_STARTED ? EndReason.EXPIRED : EndReason.LOST);
    }

    private static void requirePositive(String field, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw DesksideException.invalid(field, "must be longer than nothing");
        }
    }
}
