package dev.deskside.application.port;

import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.Session;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which status callbacks are still to be sent, and what became of each: a cursor over the log of changes for each
 * session, moved on in the order of the log. It shares the store of {@link Sessions}, whose commit makes a callback due
 * in the same act as the change that it tells.
 *
 * <p>Durations count on the store's own clock, which all nodes share.
 *
 * <ol>
 *   <li>K1 A change that {@link Session#isCalledBack} is claimed as soon as it is committed; one whose commit failed
 *       never is, nor is any other change.
 *   <li>K2 A session has one claim at a time, its oldest callback that is pending; a younger one is claimed only after
 *       that one is delivered or given up. Each claim is given to one claimant.
 *   <li>K3 A claim that is not settled within its lease can be claimed anew, by whoever asks first; to settle the
 *       earlier one then does nothing.
 *   <li>K4 Settled with a delay, the same callback is claimed again, not earlier than that, with one attempt more.
 *   <li>K5 Handed back, a callback is claimed again, not earlier than was said, with no attempt more, and no attempt is
 *       kept.
 *   <li>K6 Of each target no more is claimed at once than there is said to be room for, however many are due there; of
 *       one that nothing is said of, one. Those that are due longest come first.
 *   <li>K7 Every attempt is kept, in order, with the callback that it was made for; the answer to the last one decides
 *       the callback's state.
 *   <li>K8 A caller sees the callbacks of the sessions that they see. What is another's is absent.
 *   <li>K9 The pages of a list, followed to the end, hold each callback once that was there all the time, newest first.
 *   <li>K10 What is to be replayed is claimed beside what is pending, in the order of the log, with its own id, as
 *       {@link CallbackTrigger#REPLAY}; its outcome changes neither the order nor the state of what is pending. Asked
 *       twice before it is sent, it is sent once.
 *   <li>K11 An endpoint's secret has epoch 1 until it is rotated; each rotation adds one and says when.
 * </ol>
 *
 * Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface Callbacks {
    /**
     * Takes callbacks that are due, to send them.
     *
     * @param limit how many at most
     * @param lease how long nobody else gets them
     * @param room how many more each target can take at the moment; 1 where it isn't named
     * @return what was taken; nobody else is given it meanwhile
     */
    List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room);

    /**
     * Keeps what became of a claim.
     *
     * @param claim what was taken
     * @param attempt how it went
     * @param retry after how long it is to be sent again; absent where it is delivered or given up
     * @return whether the claim was still held; where not, nothing was written
     */
    boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry);

    /**
     * Gives back a claim that nothing was sent for; false where it wasn't held any more.
     *
     * @param claim what was taken
     * @param delay after how long it is due again
     * @return whether it was still held
     */
    boolean handBack(Claim claim, Duration delay);

    /** {@return how long until something is due, zero where something is; absent where nothing is to be sent at all} */
    Optional<Duration> untilDue();

    /**
     * {@return the callbacks that are asked for, a page of them} INVALID_VALUE for a cursor that isn't one of this
     * list.
     *
     * @param caller who asks
     * @param query what is asked for
     */
    Listed list(Caller caller, CallbackQuery query);

    /**
     * {@return one callback with all its attempts, the first one first}
     *
     * @param caller who asks
     * @param id which callback
     */
    Optional<Told> find(Caller caller, CallbackId id);

    /**
     * Sends one again that is delivered or given up, or is pending: true where there is such a callback.
     *
     * @param caller who asks
     * @param id which callback
     * @return whether there is such a callback
     */
    boolean replay(Caller caller, CallbackId id);

    /**
     * Sends all again whose change was at a time in this range, both ends included.
     *
     * @param caller who asks
     * @param from the earliest change
     * @param to the latest change
     * @return how many
     */
    long replay(Caller caller, Instant from, Instant to);

    /**
     * {@return how many times the endpoint's secret was replaced}
     *
     * @param account whose it is
     * @param endpoint who receives the callbacks
     */
    Epoch epoch(AccountKey account, CallbackEndpoint endpoint);

    /**
     * Replaces the endpoint's secret from now on.
     *
     * @param account whose it is
     * @param endpoint who receives the callbacks
     * @param at from when on the new one is good
     * @return the epoch that begins
     */
    Epoch rotate(AccountKey account, CallbackEndpoint endpoint, Instant at);

    /**
     * A callback that somebody has taken to send it.
     *
     * @param change what it tells
     * @param session as it is now
     * @param trigger why it is sent
     * @param attempts how many were made before
     * @param lease which claim of this callback it is: a later one has a greater number
     */
    record Claim(LoggedChange change, Session session, CallbackTrigger trigger, int attempts, long lease) {
        public Claim {
            Objects.requireNonNull(change);
            Objects.requireNonNull(session);
            Objects.requireNonNull(trigger);
        }

        /** {@return what it is known by} */
        public CallbackId id() {
            return CallbackId.of(session.key(), change.sequence());
        }

        /** {@return where it goes} */
        public URI url() {
            return session.statusCallbackUrl().orElseThrow();
        }

        /** {@return what it queues for} */
        public CallbackTarget target() {
            return CallbackTarget.of(url());
        }
    }

    /**
     * A page of callbacks, and where the list goes on.
     *
     * @param callbacks the callbacks, the newest first
     * @param next where the list goes on; absent on the last page
     */
    record Listed(List<Callback> callbacks, Optional<PageCursor> next) {
        public Listed {
            callbacks = List.copyOf(callbacks);
            Objects.requireNonNull(next);
        }
    }

    /**
     * A callback with all its attempts.
     *
     * @param callback the callback
     * @param attempts its attempts, the first one first
     */
    record Told(Callback callback, List<CallbackAttempt> attempts) {
        public Told {
            Objects.requireNonNull(callback);
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * Which of an endpoint's secrets is in use.
     *
     * @param number 1 for the first one
     * @param since absent for the first one
     */
    record Epoch(int number, Optional<Instant> since) {
        /** That of a secret that was never replaced. */
        public static final Epoch FIRST = new Epoch(1, Optional.empty());

        public Epoch {
            Objects.requireNonNull(since);
        }
    }
}
