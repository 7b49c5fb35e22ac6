package dev.deskside.application.port;

import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.util.Optional;

/**
 * Whoever provides the sessions: this platform itself, or another one behind an adapter. The roles and the seat of the
 * caller have been checked by the use case; whose data it is, is checked here.
 *
 * <ol>
 *   <li>R1 A started session can be found at once by its token, is not started, has no id, and shows what it was
 *       requested with, the caller's account, and the technician.
 *   <li>R2 Each start makes a session of its own, with its own token and launch URL.
 *   <li>R3 Launching makes it waiting: it has an id and a start time, and is found by the id as by the token. (A
 *       gateway learns the id when the session is first found by its token.)
 *   <li>R4 When the customer joins it becomes active, with the time of joining.
 *   <li>R5 Ended after joining it is complete, ended before it is abandoned, with the time of the end; it can still be
 *       found.
 *   <li>R6 What is unknown, and what belongs to another account or to a company out of reach, is absent, and nothing
 *       tells the two apart.
 *   <li>R7 With a machine the session is unattended and names the machine and the account; a machine that is unknown or
 *       out of the caller's reach fails with MACHINE_NOT_FOUND, and no session is made.
 *   <li>R8 A partner object keeps its kind: text stays text, a number stays a number.
 *   <li>R9 Times are told in whole seconds or finer, never run backwards, and a time that hasn't come is absent.
 *   <li>R10 Concurrent calls from many threads are as good as calls one after the other.
 *   <li>R11 A list holds the caller's sessions of its window, each as {@link #find} shows it, with a number to name it
 *       to people; both ends of the window count, and the end may lie in the future. What is absent to {@link #find} is
 *       in no list, nor in its total.
 *   <li>R12 The pages of a list, followed to the end, hold each session once. A provider that knows no pages gives
 *       everything at once.
 *   <li>R13 A transcript holds what was said in the session, in that order, with the time and the speaker's name; it is
 *       there, and empty, where nobody said anything, and absent where the session is.
 *   <li>R14 A start under a key is done once for an account: the same request of the same technician under the same key
 *       gets the same answer, however many ask at once, or START_IN_FLIGHT while the first one is under way; another
 *       request under it fails with KEY_REUSED. (An adapter to a provider that knows no keys passes them on, and
 *       promises nothing.)
 * </ol>
 *
 * Failures: UNAVAILABLE where the provider can't be reached or fails, THROTTLED, UNAUTHENTICATED, NOT_ENTITLED and
 * ROLE_MISSING where it refuses its own caller, UNRECOGNISED where its answer can't be read, INVALID_VALUE where it
 * refuses a value, UNSUPPORTED where it can't do this, such as a list by more than a time window. {@link #start} alone
 * also: REFUSED, MACHINE_NOT_FOUND, and OUTCOME_UNKNOWN where the request may have arrived but no answer came; it is
 * never sent twice. No call waits longer than the adapter's documented time-outs.
 */
public interface RemoteSupport {
    /**
     * Creates a session; it waits for its technician to open the launch URL.
     *
     * @param caller who asks
     * @param request what kind of session, for whom
     * @return the launch URL, and what to find the session with
     */
    StartedSession start(Caller caller, SessionRequest request);

    /**
     * {@return a session's state now, by its id or its token}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    Optional<SessionSnapshot> find(Caller caller, SessionReference reference);

    /**
     * {@return how a session stood when it was last heard of, for when {@link #find} is UNAVAILABLE} Absent where it is
     * absent to the caller, and with a provider that keeps no books of another one: then there is nothing to fall back
     * on.
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    default Optional<LastKnown> lastKnown(Caller caller, SessionReference reference) {
        return Optional.empty();
    }

    /**
     * {@return the sessions that are asked for, a page of them} INVALID_VALUE for a cursor that isn't one of this list.
     *
     * @param caller who asks
     * @param query what is asked for
     */
    SessionPage list(Caller caller, SessionQuery query);

    /**
     * {@return what was said in a session's chat}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    Optional<Transcript> transcript(Caller caller, SessionReference reference);
}
