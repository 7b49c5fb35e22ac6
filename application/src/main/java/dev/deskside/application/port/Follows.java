package dev.deskside.application.port;

import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When each session is looked at next, so that it comes to an end in our books whatever its provider says. It shares
 * the store of {@link Sessions}, whose commit makes a new session due in the same act.
 *
 * <p>Durations count on the store's own clock, which all nodes share. There is no caller: whoever follows does so for
 * every account, and shows nothing to anybody.
 *
 * <ol>
 *   <li>F1 A session that was never looked at is due, and is given as it is by now.
 *   <li>F2 A claim is given to one claimant, and not again within its lease. After that it can be claimed anew; to
 *       settle the earlier claim then does nothing.
 *   <li>F3 Settled, a session is claimed again when the time that was said is over, not earlier, with the doubts and
 *       failures that were said; without a time it isn't claimed any more.
 *   <li>F4 Hurried, a session is due at once, even one that is claimed or done with; to settle an earlier claim then
 *       does nothing.
 *   <li>F5 Called back, a session is due when the time that was said is over; claims tell when it was called back last,
 *       and to settle an earlier one does nothing.
 *   <li>F6 When a session was seen last is the latest of what was told, whoever told it.
 *   <li>F7 What is due longest is claimed first, no more of it than was asked for, and nothing that is younger than was
 *       said.
 *   <li>F8 A session is found by its key.
 * </ol>
 *
 * Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface Follows {
    /**
     * Takes sessions that are due, to look at them.
     *
     * @param limit how many at most, at least 1
     * @param lease how long nobody else gets them
     * @param youngest sessions that were asked for less long ago are left for later
     * @return what was taken; nobody else is given it meanwhile
     */
    List<Claim> claim(int limit, Duration lease, Duration youngest);

    /**
     * Says what came of a look.
     *
     * @param claim what was taken
     * @param look what came of it
     */
    void settle(Claim claim, Look look);

    /**
     * Makes a session due at once.
     *
     * @param session the session's key
     */
    void hurry(SessionKey session);

    /**
     * A provider called back about a session.
     *
     * @param session the session's key
     * @param at when
     * @param next when it is looked at next; absent where it isn't
     */
    void calledBack(SessionKey session, Instant at, Optional<Duration> next);

    /**
     * Its provider told how a session stands.
     *
     * @param session the session's key
     * @param at when it told
     */
    void seen(SessionKey session, Instant at);

    /**
     * {@return when its provider last told how a session stands; absent where it never did}
     *
     * @param session the session's key
     */
    Optional<Instant> seenAt(SessionKey session);

    /**
     * {@return the session with this key}
     *
     * @param session the session's key
     */
    Optional<Versioned<Session>> find(SessionKey session);

    /**
     * A session to look at.
     *
     * @param session the session with its version
     * @param number which claim of this session it is
     * @param doubts how often in a row it looked as if it was over
     * @param failures how often in a row its provider couldn't be asked
     * @param calledBackAt when its provider last called back; absent where it never did
     */
    record Claim(Versioned<Session> session, long number, int doubts, int failures, Optional<Instant> calledBackAt) {
        public Claim {
            Objects.requireNonNull(session);
            Objects.requireNonNull(calledBackAt);
        }
    }

    /**
     * What came of a look.
     *
     * @param next how long until the next one; absent where there is none
     * @param doubts how often in a row it looked as if it was over
     * @param failures how often in a row its provider couldn't be asked
     * @param seenAt when its provider told how the session stands; absent where it didn't
     */
    record Look(Optional<Duration> next, int doubts, int failures, Optional<Instant> seenAt) {
        public Look {
            Objects.requireNonNull(next);
            Objects.requireNonNull(seenAt);
        }
    }
}
