package dev.deskside.application.port;

import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where sessions and the log of their changes are kept. There is one way to write.
 *
 * <ol>
 *   <li>S1 A committed session is found by its id, by its session token, by its launch token and by its join token,
 *       equal to what was committed.
 *   <li>S2 A commit stores the session and its changes as one act: both or neither, and on stable storage before it
 *       returns, as far as the store has any.
 *   <li>S3 A stale write is refused with STALE_WRITE and changes nothing.
 *   <li>S4 Expecting version 0 adds a session; the first version is 1, and each commit adds one.
 *   <li>S5 A session of another account, or with a machine of a company that the caller has no access to, is absent.
 *   <li>S6 The log of a session is in the order of its commits, and its sequence grows.
 *   <li>S7 Of concurrent commits that expect the same version exactly one succeeds.
 *   <li>S8 Two sessions never share an id, a token or a key: the second is refused with ALREADY_EXISTS and nothing is
 *       written.
 *   <li>S9 A list holds the sessions that {@link SessionQuery#matches} and that the caller may see, the newest first by
 *       {@link Session#createdAt}, ties by key; its total counts them on all pages. The pages, followed to the end,
 *       hold each session once that was there all the time, whatever is added or changed meanwhile.
 *   <li>S10 What is said in a session is kept in the order in which it was said, and seen only by who sees the session.
 *   <li>S11 Who follows {@link #changesAfter} from page to page gets every change of the sessions that they may see
 *       exactly once, those of a session in the order of its commits, whatever is committed meanwhile; and the same
 *       again from the same place, in the same order. What they may not see is passed over.
 *   <li>S12 A place that isn't one of this log is refused with INVALID_VALUE.
 *   <li>S13 From {@link #changesEnd} on, every change is given that is committed after it returned, and none that a
 *       reader was given before.
 *   <li>S14 A session with a start key is found by it, in its account alone, however often it was changed since.
 * </ol>
 *
 * Instants keep at least their milliseconds. Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface Sessions {
    /**
     * Stores a session's new state and the changes that led to it.
     *
     * @param session the session as it is from now on
     * @param expectedVersion the version that the session was read at; 0 where it is new
     * @param changes what led there, in order
     * @return the version that it has now
     */
    long commit(Session session, long expectedVersion, List<SessionChange> changes);

    /**
     * {@return the caller's session with this id or session token}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    Optional<Versioned<Session>> find(Caller caller, SessionReference reference);

    /**
     * {@return the caller's session that was started under this key}
     *
     * @param caller who asks
     * @param key the key of its start
     */
    Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key);

    /**
     * {@return the session that this token launches} The token is the authority: there is no other caller.
     *
     * @param token what stands in the link
     */
    Optional<Versioned<Session>> find(LaunchToken token);

    /**
     * {@return the session that this token lets somebody join} The token is the authority: there is no other caller.
     *
     * @param token what stands in the link
     */
    Optional<Versioned<Session>> find(JoinToken token);

    /**
     * {@return the caller's sessions that are asked for, a page of them; as they are kept, so without a start token}
     * INVALID_VALUE for a cursor that this store didn't give out.
     *
     * @param caller who asks
     * @param query what is asked for
     */
    Listed list(Caller caller, SessionQuery query);

    /**
     * Keeps what was said in this session. INVALID_KEY where there is no such session.
     *
     * @param session the session's key
     * @param message what was said
     */
    void say(SessionKey session, ChatMessage message);

    /**
     * {@return what was said in the caller's session with this id or session token; none where it is absent}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    List<ChatMessage> messages(Caller caller, SessionReference reference);

    /**
     * {@return all changes of the caller's session with this id or session token; none where it is absent}
     *
     * @param caller who asks
     * @param reference its id or its token
     */
    List<LoggedChange> changes(Caller caller, SessionReference reference);

    /**
     * {@return a page of the one log of all changes, of the sessions that the caller may see}
     *
     * @param caller who asks
     * @param after the place to go on from; absent for the beginning
     * @param limit how many at most, at least 1
     */
    ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit);

    /**
     * {@return the place from which the log holds nothing yet, as far as a reader could have been given it}
     *
     * @param caller who asks
     */
    PageCursor changesEnd(Caller caller);

    /**
     * A page of sessions.
     *
     * @param total how many there are on all pages
     * @param sessions the sessions, the newest first
     * @param next where the list goes on; absent on the last page
     */
    record Listed(long total, List<Versioned<Session>> sessions, Optional<PageCursor> next) {
        public Listed {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * A part of the log.
     *
     * @param changes the changes, in the order of the log
     * @param next the place up to which all was seen; also where there is nothing in the page
     * @param more whether there may be more already. A store looks at no more than so many changes at a time, so a page
     *     may be empty and there is more.
     */
    record ChangePage(List<FeedChange> changes, PageCursor next, boolean more) {
        public ChangePage {
            changes = List.copyOf(changes);
            Objects.requireNonNull(next);
        }
    }

    /**
     * An entry of the log, with its session.
     *
     * @param logged what changed
     * @param session as it is now
     * @param place where a reader goes on who has seen this entry
     */
    record FeedChange(LoggedChange logged, Session session, PageCursor place) {
        public FeedChange {
            Objects.requireNonNull(logged);
            Objects.requireNonNull(session);
            Objects.requireNonNull(place);
        }
    }
}
