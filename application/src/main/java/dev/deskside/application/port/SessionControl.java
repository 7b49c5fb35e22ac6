package dev.deskside.application.port;

import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Optional;

/**
 * What a technician can do to a session from outside of it, which v1 has no methods for. A provider that speaks v1
 * alone answers UNSUPPORTED to all of it. The roles and the seat of the caller have been checked by the use case; whose
 * session it is, is checked here.
 *
 * <ol>
 *   <li>T1 Ending makes a session complete where its customer had joined, else abandoned; one that has ended is
 *       answered as it is. One that was never started fails with ILLEGAL_TRANSITION.
 *   <li>T2 Cancelling makes a session abandoned that was never started; one that was cancelled is answered as it is.
 *       Any other fails with ILLEGAL_TRANSITION. Its launch URL starts nothing any more.
 *   <li>T3 A note is a new line below the notes so far, in whatever state the session is, and changes nothing else.
 *       Notes that are blank, or longer in all than a session holds, fail with INVALID_VALUE.
 *   <li>T4 Each answer is the session as {@link RemoteSupport#find} shows it from then on.
 *   <li>T5 What is unknown, and what belongs to another account or to a company out of reach, is absent, nothing tells
 *       the two apart, and nothing is changed.
 *   <li>T6 Of concurrent calls none is lost: two notes are both there, and a session ends once.
 * </ol>
 *
 * Failures as {@link RemoteSupport} tells them.
 */
public interface SessionControl {
    /**
     * Ends a session.
     *
     * @param caller who asks
     * @param reference its id or its token
     * @return the session as it stands then; absent where there is none for this caller
     */
    Optional<SessionSnapshot> end(Caller caller, SessionReference reference);

    /**
     * Calls off a session that was never started.
     *
     * @param caller who asks
     * @param reference its id or its token
     * @return the session as it stands then; absent where there is none for this caller
     */
    Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference);

    /**
     * Writes something down about a session.
     *
     * @param caller who asks
     * @param reference its id or its token
     * @param text what is written down
     * @return the session with its notes; absent where there is none for this caller
     */
    Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text);
}
