package dev.deskside.application.gateway;

import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long until a session is looked at again: the younger its state, the sooner, and each time a little earlier or
 * later, so that sessions of one moment don't stay together. After its end it is looked at for what comes late (notes,
 * a recording's URL), for the last time a day before the vendor forgets it.
 */
final class LookInterval {
    /** How long the vendor knows a session after its end. */
    static final Duration FORGOTTEN = Duration.ofDays(30);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final List<Duration> AFTER_END =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(29));
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int RARER = 10;
    private static final double SPREAD = 0.2;

    private final DoubleSupplier chance;

    /** With this source of chance, from 0 to less than 1. */
    LookInterval(DoubleSupplier chance) {
        this.chance = Objects.requireNonNull(chance);
    }

    /**
     * After a look that was answered.
     *
     * @param calledBack whether its provider calls back: then a look is for what a call left out
     * @return absent where there is nothing more to learn
     */
    Optional<Duration> after(Session session, Instant now, boolean calledBack) {
        SessionSnapshot snapshot = session.snapshot();
        Duration interval = switch (session.status()) {
            case NOT_STARTED -> early(age(session.createdAt(), now));
            case WAITING -> early(age(snapshot.startedAt().orElse(session.createdAt()), now));
            case ACTIVE ->
                active(age(snapshot.customerJoinedAt().or(snapshot::startedAt).orElse(session.createdAt()), now));
            case COMPLETE, ABANDONED -> Duration.ZERO;
        };
        if (session.status().isEnded()) {
            return afterEnd(age(ended(session), now));
        }
        return Optional.of(spread(calledBack ? interval.multipliedBy(RARER) : interval));
    }

    /** After so many looks in a row that were not answered, 1 for the first. */
    Duration afterFailure(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 10);
        Duration interval = SHORTEST.multipliedBy(1L << doublings);
        return spread(interval.compareTo(LONGEST) < 0 ? interval : LONGEST);
    }

    /** When it ended, as far as that is known. */
    static Instant ended(Session session) {
        SessionSnapshot snapshot = session.snapshot();
        return snapshot.endedAt()
                .or(snapshot::customerJoinedAt)
                .or(snapshot::startedAt)
                .orElse(session.createdAt());
    }

    private static Duration early(Duration age) {
        if (age.compareTo(Duration.ofMinutes(5)) < 0) {
            return SHORTEST;
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Duration.ofSeconds(30);
        }
        return age.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofMinutes(5) : LONGEST;
    }

    private static Duration active(Duration age) {
        if (age.compareTo(Duration.ofMinutes(10)) < 0) {
            return Duration.ofSeconds(15);
        }
        return age.compareTo(Duration.ofHours(2)) < 0 ? Duration.ofMinutes(1) : Duration.ofMinutes(10);
    }

    private Optional<Duration> afterEnd(Duration age) {
        return AFTER_END.stream()
                .filter(milestone -> milestone.compareTo(age) > 0)
                .findFirst()
                .map(milestone -> milestone.minus(age).plus(part(LATE, chance.getAsDouble())));
    }

    private Duration spread(Duration interval) {
        return part(interval, 1 - SPREAD + 2 * SPREAD * chance.getAsDouble());
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis(Math.round(whole.toMillis() * share));
    }

    /** A clock that is set back makes nothing younger than new. */
    private static Duration age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
