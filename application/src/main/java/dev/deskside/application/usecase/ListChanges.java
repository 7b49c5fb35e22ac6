package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Sessions.ChangePage;
import dev.deskside.application.port.Sessions.FeedChange;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A technician follows what becomes of the sessions that they may see: from place to place each change comes exactly
 * once, those of a session in the order in which they happened. Who was given access to more sees the changes of it
 * from then on.
 */
public final class ListChanges implements AutoCloseable {
    /** The place where there is nothing yet: from now on. */
    public static final PageCursor END = new PageCursor("end");

    /** The most changes of one answer. */
    public static final int MOST = 100;

    /** The longest that an answer waits for the first change. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** So often who waits looks, though no signal came. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * After a signal that was of no use, so long nobody looks again: where others commit all the time, and where a
     * change can't be seen yet because an older transaction is still open.
     */
    private static final Duration CALM = Duration.ofMillis(25);

    /** So many times a store is asked that has only changes which the caller may not see. */
    private static final int LOOKS = 100;

    private final Sessions sessions;
    private final SessionView view;
    private final ChangeSignal signal;

    /**
     * Reads this log, shows its sessions like this, and is woken by this signal.
     *
     * @param sessions where the log is kept
     * @param view renders a session as GET does
     * @param signal raised by each commit of changes
     */
    public ListChanges(Sessions sessions, SessionView view, ChangeSignal signal) {
        this.sessions = Objects.requireNonNull(sessions);
        this.view = Objects.requireNonNull(view);
        this.signal = Objects.requireNonNull(signal);
    }

    /**
     * Who asks, and for what. INVALID_VALUE where a number is out of its range.
     *
     * @param caller who asks
     * @param after the place to go on from, as it was given out; absent for the beginning, {@link #END} for from now on
     * @param limit how many changes at most, 1 to {@value #MOST}
     * @param patience for how long the answer waits where there is nothing, up to {@link #LONGEST_WAIT}
     */
    public record Query(Caller caller, Optional<PageCursor> after, int limit, Duration patience) {
        public Query {
            Objects.requireNonNull(caller);
            Objects.requireNonNull(after);
            if (limit < 1 || limit > MOST) {
                throw DesksideException.invalid("limit", "must be from 1 to " + MOST);
            }
            if (patience.isNegative() || patience.compareTo(LONGEST_WAIT) > 0) {
                throw DesksideException.invalid("wait", "must be from 0 to 60 seconds");
            }
        }
    }

    /**
     * {@return the changes after that place; none where nothing came in time, and, rarely, where there was much that
     * the caller may not see: it goes on from {@link ChangedSessions#next} either way} NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#SUPPORT}, INVALID_VALUE for a place that is not one of this log; else the
     * store's.
     *
     * @param query what is asked for
     */
    public ChangedSessions run(Query query) {
        Caller caller = query.caller();
        caller.requireSeat();
        caller.requireRole(Role.SUPPORT);
        Optional<PageCursor> after =
                query.after().map(place -> place.equals(END) ? sessions.changesEnd(caller) : place);
        long seen = signal.count();
        ChangePage page = look(query, after);
        Duration left = query.patience();
        while (page.changes().isEmpty() && !left.isZero()) {
            Duration turn = shorter(left, POLL);
            Duration rest = signal.await(seen, turn);
            left = signal.isClosed() ? Duration.ZERO : left.minus(turn).plus(rest);
            boolean woken = signal.count() > seen;
            seen = signal.count();
            page = look(query, Optional.of(page.next()));
            if (woken && page.changes().isEmpty()) {
                turn = shorter(left, CALM);
                left = left.minus(turn).plus(signal.pause(turn));
                page = look(query, Optional.of(page.next()));
            }
            if (Thread.currentThread().isInterrupted()) {
                left = Duration.ZERO;
            }
        }
        return new ChangedSessions(page.changes().stream().map(this::shown).toList(), page.next());
    }

    /** Nobody waits any more: who does is answered with what there is, and so is who comes. May be called twice. */
    @Override
    public void close() {
        signal.close();
    }

    private ChangePage look(Query query, Optional<PageCursor> after) {
        ChangePage page = sessions.changesAfter(query.caller(), after, query.limit());
        for (int looks = 1; looks < LOOKS && page.changes().isEmpty() && page.more(); looks++) {
            page = sessions.changesAfter(query.caller(), Optional.of(page.next()), query.limit());
        }
        return page;
    }

    private ChangedSession shown(FeedChange entry) {
        Session session = entry.session();
        SessionChange change = entry.logged().change();
        return new ChangedSession(
                entry.place(),
                entry.logged().sequence(),
                session.key(),
                entry.logged().version(),
                change,
                session.endReason().filter(reason -> change.status().isEnded()),
                view.show(session, session.at(change)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
