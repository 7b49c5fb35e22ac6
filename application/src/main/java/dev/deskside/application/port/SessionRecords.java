package dev.deskside.application.port;

import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.SessionReference;
import java.util.Optional;

/**
 * What an account can do to what is kept of its sessions, whoever provides them. A provider that speaks v1 alone
 * answers UNSUPPORTED to all of it. The roles and the seat of the caller have been checked by the use case; whose
 * session it is, is checked here.
 *
 * <ol>
 *   <li>H1 A session under hold is shown with the reason and since when; placed again, the reason is replaced and the
 *       time stays.
 *   <li>H2 While the hold lasts nothing of the session is deleted. Released, it is deleted when it is old enough;
 *       releasing what isn't held does nothing.
 *   <li>H3 What is unknown, and what belongs to another account or to a company out of reach, is absent, nothing tells
 *       the two apart, and nothing is changed.
 *   <li>H4 A start whose outcome is unknown is forgotten by its key in its account: the key can be used again. One that
 *       is under way, or that made a session, isn't.
 * </ol>
 *
 * Failures: INVALID_VALUE for a reason that {@link LegalHold} doesn't take; UNAVAILABLE, as {@link RemoteSupport} tells
 * it.
 */
public interface SessionRecords {
    /**
     * {@return the hold on a session; absent where there is none, or no session}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    Optional<LegalHold> hold(Caller caller, SessionReference reference);

    /**
     * Keeps a session from being deleted; absent where there is no such session.
     *
     * @param caller who asks
     * @param reference its id or its token
     * @param reason why, in one line
     * @return the hold as it was placed
     */
    Optional<LegalHold> place(Caller caller, SessionReference reference, String reason);

    /**
     * Lets a session be deleted again; false where there is no such session.
     *
     * @param caller who asks
     * @param reference its id or its token
     * @return whether there is such a session
     */
    boolean release(Caller caller, SessionReference reference);

    /**
     * Makes a key usable whose start is UNKNOWN: somebody has looked upstream. False where there is no such start.
     *
     * @param caller who asks
     * @param key the key of the start
     * @return whether there was such a start
     */
    boolean forgetStart(Caller caller, IdempotencyKey key);
}
