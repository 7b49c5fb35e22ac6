package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LastKnown;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A technician asks how a session stands. */
public final class FindSession {
    private final RemoteSupport remoteSupport;
    private final Clock clock;

    /**
     * Finds sessions with this provider.
     *
     * @param remoteSupport the provider
     * @param clock the time
     */
    public FindSession(RemoteSupport remoteSupport, Clock clock) {
        this.remoteSupport = Objects.requireNonNull(remoteSupport);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Who asks for which session.
     *
     * @param caller who asks
     * @param reference the session's id or token
     */
    public record Query(Caller caller, SessionReference reference) {}

    /**
     * A session.
     *
     * @param session how it stands
     * @param asOf when it was so; absent where it is so now
     * @param age how long ago that was
     */
    public record Found(SessionSnapshot session, Optional<Instant> asOf, Duration age) {
        public Found {
            Objects.requireNonNull(session);
            Objects.requireNonNull(asOf);
            Objects.requireNonNull(age);
        }
    }

    /**
     * {@return its state now; where the provider can't be reached, the state that is known last, with its time}
     * NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else the provider's.
     *
     * @param query what is asked for
     */
    public Optional<Found> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        try {
            return remoteSupport
                    .find(query.caller(), query.reference())
                    .map(session -> new Found(session, Optional.empty(), Duration.ZERO));
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.UNAVAILABLE) {
                throw e;
            }
            return Optional.of(remoteSupport
                    .lastKnown(query.caller(), query.reference())
                    .map(this::found)
                    .orElseThrow(() -> e));
        }
    }

    private Found found(LastKnown known) {
        Duration age = Duration.between(known.asOf(), clock.instant());
        return new Found(known.session(), Optional.of(known.asOf()), age.isNegative() ? Duration.ZERO : age);
    }
}
