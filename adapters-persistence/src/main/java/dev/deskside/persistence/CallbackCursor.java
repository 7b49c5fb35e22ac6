package dev.deskside.persistence;

import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import java.net.URI;
import org.jdbi.v3.core.Handle;

/** What is written where something comes up that is to be sent. */
final class CallbackCursor {
    /**
     * Adds the cursor, due at once, unless it is there. Then it is written nevertheless: whoever is about to remove it
     * is waited for, or waits, and looks again for what is left. The first lease is the time, so that a cursor that
     * comes back doesn't give out a number for the second time.
     *
     * <p>What waits to be sent again for a session is due at once where more is asked for. A claim's lease stays.
     */
    private static final String RAISE = """
            INSERT INTO callback_cursor (session_key, lane, target, sequence, attempts, due_at, held, lease)
            VALUES (:session, :lane, :target, :sequence, 0, :now, :held, :now)
            ON CONFLICT (session_key, lane) DO UPDATE SET
              target = excluded.target,
              due_at = CASE WHEN callback_cursor.held OR callback_cursor.lane = 'CHANGE'
                THEN callback_cursor.due_at ELSE excluded.due_at END
            """;

    private CallbackCursor() {}

    /** Adds a change that is to be told to the log. */
    static void append(Dialect dialect, Handle handle, Session session, long version, SessionChange change) {
        long sequence = handle.createQuery("""
                        INSERT INTO session_change (session_key, version, status, happened_at, callback, account_key)
                        VALUES (:session, :version, :status, :at, :callback, :account) RETURNING sequence
                        """)
                .bind("session", session.key().toString())
                .bind("version", version)
                .bind("status", change.status().name())
                .bind("at", Micros.of(change.at()))
                .bind("callback", CallbackState.PENDING.name())
                .bind("account", session.snapshot().account().orElseThrow().toString())
                .mapTo(long.class)
                .one();
        handle.execute(
                "UPDATE session_change SET callback_id = ? WHERE sequence = ?",
                CallbackId.of(session.key(), sequence).value(),
                sequence);
        raise(
                handle,
                session.key().toString(),
                CallbackTrigger.CHANGE,
                session.statusCallbackUrl().orElseThrow(),
                sequence,
                now(dialect, handle));
    }

    static void raise(Handle handle, String session, CallbackTrigger lane, URI url, long sequence, long now) {
        handle.createUpdate(RAISE)
                .bind("session", session)
                .bind("lane", lane.name())
                .bind("target", CallbackTarget.of(url).value())
                .bind("sequence", sequence)
                .bind("now", now)
                .bind("held", false)
                .execute();
    }

    /** The store's time. */
    static long now(Dialect dialect, Handle handle) {
        return handle.createQuery("SELECT " + dialect.now()).mapTo(long.class).one();
    }

    /**
     * Ends all leases: for a store that nobody else has open, so that nobody can hold one. What was on its way when the
     * process was killed is sent at once.
     */
    static void release(Dialect dialect, Handle handle) {
        handle.createUpdate("UPDATE callback_cursor SET due_at = :now, held = :not WHERE held")
                .bind("now", now(dialect, handle))
                .bind("not", false)
                .execute();
    }
}
