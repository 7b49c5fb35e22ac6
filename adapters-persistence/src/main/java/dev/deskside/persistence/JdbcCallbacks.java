package dev.deskside.persistence;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Callbacks as columns of the log, and a cursor for each session that has something to send. Whoever claims or settles
 * writes the cursor's row before anything else, and so does whoever has something new to send after the log: nothing is
 * left behind without a cursor.
 */
final class JdbcCallbacks implements Callbacks {
    private static final String DUE = """
            SELECT * FROM callback_cursor
            WHERE due_at <= :now AND target NOT IN (<full>)
            ORDER BY due_at LIMIT :limit
            """;

    private static final String OLDEST_PENDING = """
            SELECT * FROM session_change WHERE session_key = :session AND callback = 'PENDING'
            ORDER BY sequence LIMIT 1
            """;

    private static final String OLDEST_REPLAYED = """
            SELECT * FROM session_change WHERE session_key = :session AND replay = 'PENDING'
            ORDER BY sequence LIMIT 1
            """;

    private static final String HOLD = """
            UPDATE callback_cursor
            SET sequence = :sequence, attempts = :attempts, due_at = :due, held = :held, lease = :lease
            WHERE session_key = :session AND lane = :lane
            """;

    private static final String HELD = """
            SELECT attempts FROM callback_cursor
            WHERE session_key = :session AND lane = :lane AND sequence = :sequence AND lease = :lease AND held
            """;

    private static final String ADD_ATTEMPT = """
            INSERT INTO callback_attempt (sequence, began_at, took_micros, lane, result, status, reason)
            VALUES (:sequence, :began, :took, :lane, :result, :status, :reason)
            """;

    /** A replay decides the state of what isn't pending: its answer is the last one. */
    private static final String END_REPLAY = """
            UPDATE session_change
            SET replay = NULL, callback = CASE WHEN callback = 'PENDING' THEN callback ELSE :state END
            WHERE sequence = :sequence
            """;

    /** The log goes first, in its order; a cross join is one that SQLite doesn't turn around. */
    private static final String SELECT = """
            SELECT c.sequence, c.callback_id, c.callback, c.status, c.happened_at, c.session_key,
              s.session_id, s.status_callback_url, q.due_at,
              (SELECT COUNT(*) FROM callback_attempt n WHERE n.sequence = c.sequence) AS attempts,
              a.began_at, a.took_micros, a.lane AS attempt_lane, a.result, a.status AS attempt_status, a.reason
            FROM session_change c
              CROSS JOIN session s
              LEFT JOIN callback_attempt a
                ON a.attempt = (SELECT MAX(l.attempt) FROM callback_attempt l WHERE l.sequence = c.sequence)
              LEFT JOIN callback_cursor q
                ON q.session_key = c.session_key AND q.lane = 'CHANGE' AND q.sequence = c.sequence
                AND c.callback = 'PENDING'
            WHERE s.session_key = c.session_key AND c.callback IS NOT NULL AND c.account_key = :account
              AND (s.machine_company_id IS NULL OR s.machine_company_id IN (<companies>))
            """;

    private static final String ATTEMPTS = """
            SELECT began_at, took_micros, lane AS attempt_lane, result, status AS attempt_status, reason
            FROM callback_attempt WHERE sequence = ? ORDER BY attempt
            """;

    private static final String MARK_REPLAYED = "UPDATE session_change SET replay = 'PENDING' WHERE sequence = ?";

    private static final String ROTATE = """
            INSERT INTO callback_endpoint (account_key, endpoint, epoch, rotated_at)
            VALUES (:account, :endpoint, 2, :at)
            ON CONFLICT (account_key, endpoint) DO UPDATE SET
              epoch = callback_endpoint.epoch + 1, rotated_at = excluded.rotated_at
            RETURNING *
            """;

    private final Database database;

    JdbcCallbacks(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
        return database.write(handle -> {
            long now = CallbackCursor.now(database.dialect(), handle);
            Map<String, Integer> left = new HashMap<>();
            room.forEach((target, count) -> left.put(target.value(), count));
            Set<String> full = new LinkedHashSet<>();
            // An empty list would be true for nothing; no target is empty.
            full.add("");
            left.forEach((target, count) -> {
                if (count <= 0) {
                    full.add(target);
                }
            });
            List<Claim> claims = new ArrayList<>();
            while (claims.size() < limit) {
                List<Due> due = due(handle, now, full, limit);
                for (Due cursor : due) {
                    int places = left.getOrDefault(cursor.target(), 1);
                    if (places > 0 && claims.size() < limit) {
                        left.put(cursor.target(), places - 1);
                        hold(handle, cursor, now + micros(lease)).ifPresent(claims::add);
                    }
                    if (places <= 1) {
                        full.add(cursor.target());
                    }
                }
                if (due.size() < limit) {
                    break;
                }
            }
            return claims;
        });
    }

    private List<Due> due(Handle handle, long now, Set<String> full, int limit) {
        return handle.createQuery(DUE + database.dialect().lockingWhatIsFree())
                .bind("now", now)
                .bindList("full", List.copyOf(full))
                .bind("limit", limit)
                .map((result, context) -> Due.of(new Row(result)))
                .list();
    }

    private Optional<Claim> hold(Handle handle, Due cursor, long until) {
        Optional<LoggedChange> oldest = oldest(handle, cursor.session(), cursor.lane());
        if (oldest.isEmpty()) {
            remove(handle, cursor.session(), cursor.lane());
            return Optional.empty();
        }
        LoggedChange change = oldest.get();
        // Of a replay that was asked for later the change may be an older one: it goes first, and counts anew.
        int attempts = change.sequence() == cursor.sequence() ? cursor.attempts() : 0;
        long lease = cursor.lease() + 1;
        moveTo(handle, cursor.session(), cursor.lane(), change.sequence(), attempts, until, true, lease);
        Session session = handle.createQuery(JdbcSessions.SELECT + "WHERE session_key = :session")
                .bind("session", cursor.session())
                .map((result, context) -> JdbcSessions.session(handle, new Row(result)))
                .one()
                .value();
        return Optional.of(new Claim(change, session, cursor.lane(), attempts, lease));
    }

    private static Optional<LoggedChange> oldest(Handle handle, String session, CallbackTrigger lane) {
        return handle.createQuery(lane == CallbackTrigger.CHANGE ? OLDEST_PENDING : OLDEST_REPLAYED)
                .bind("session", session)
                .map((result, context) -> JdbcSessions.change(new Row(result)))
                .findOne();
    }

    private static void moveTo(
            Handle handle,
            String session,
            CallbackTrigger lane,
            long sequence,
            int attempts,
            long due,
            boolean held,
            long lease) {
        handle.createUpdate(HOLD)
                .bind("session", session)
                .bind("lane", lane.name())
                .bind("sequence", sequence)
                .bind("attempts", attempts)
                .bind("due", due)
                .bind("held", held)
                .bind("lease", lease)
                .execute();
    }

    private static void remove(Handle handle, String session, CallbackTrigger lane) {
        handle.execute("DELETE FROM callback_cursor WHERE session_key = ? AND lane = ?", session, lane.name());
    }

    @Override
    public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
        return database.write(handle -> {
            Optional<Integer> attempts = held(handle, claim);
            if (attempts.isEmpty()) {
                return false;
            }
            String session = claim.session().key().toString();
            long sequence = claim.change().sequence();
            add(handle, sequence, attempt);
            long now = CallbackCursor.now(database.dialect(), handle);
            if (retry.isPresent()) {
                moveTo(
                        handle,
                        session,
                        claim.trigger(),
                        sequence,
                        attempts.get() + 1,
                        now + micros(retry.get()),
                        false,
                        claim.lease());
                return true;
            }
            String state = attempt.answer().result() == CallbackAnswer.Result.DELIVERED
                    ? CallbackState.DELIVERED.name()
                    : CallbackState.FAILED.name();
            handle.createUpdate(
                            claim.trigger() == CallbackTrigger.CHANGE
                                    ? "UPDATE session_change SET callback = :state WHERE sequence = :sequence"
                                    : END_REPLAY)
                    .bind("state", state)
                    .bind("sequence", sequence)
                    .execute();
            oldest(handle, session, claim.trigger())
                    .ifPresentOrElse(
                            next -> moveTo(
                                    handle, session, claim.trigger(), next.sequence(), 0, now, false, claim.lease()),
                            () -> remove(handle, session, claim.trigger()));
            return true;
        });
    }

    @Override
    public boolean handBack(Claim claim, Duration delay) {
        return database.write(handle -> {
            Optional<Integer> attempts = held(handle, claim);
            attempts.ifPresent(count -> moveTo(
                    handle,
                    claim.session().key().toString(),
                    claim.trigger(),
                    claim.change().sequence(),
                    count,
                    CallbackCursor.now(database.dialect(), handle) + micros(delay),
                    false,
                    claim.lease()));
            return attempts.isPresent();
        });
    }

    /** How many attempts were made before, where the claim is still the last one of its cursor. */
    private Optional<Integer> held(Handle handle, Claim claim) {
        return handle.createQuery(HELD + database.dialect().locking())
                .bind("session", claim.session().key().toString())
                .bind("lane", claim.trigger().name())
                .bind("sequence", claim.change().sequence())
                .bind("lease", claim.lease())
                .mapTo(int.class)
                .findOne();
    }

    private static void add(Handle handle, long sequence, CallbackAttempt attempt) {
        handle.createUpdate(ADD_ATTEMPT)
                .bind("sequence", sequence)
                .bind("began", Micros.of(attempt.at()))
                .bind("took", micros(attempt.took()))
                .bind("lane", attempt.trigger().name())
                .bind("result", attempt.answer().result().name())
                .bind("status", attempt.answer().status())
                .bind("reason", attempt.answer().reason())
                .execute();
    }

    @Override
    public Optional<Duration> untilDue() {
        // The condition holds for all; with it SQLite calls the first row of the index a search.
        return database.ask(handle -> handle.createQuery(
                        "SELECT due_at, " + database.dialect().now()
                                + " AS asked_at FROM callback_cursor WHERE due_at >= 0 ORDER BY due_at LIMIT 1")
                .map((result, context) -> Duration.of(
                        Math.max(0, result.getLong("due_at") - result.getLong("asked_at")), ChronoUnit.MICROS))
                .findOne());
    }

    @Override
    public Listed list(Caller caller, CallbackQuery query) {
        long before = query.after().map(Place::read).map(Place::sequence).orElse(Long.MAX_VALUE);
        return database.read(handle -> {
            Optional<String> session = query.session()
                    .flatMap(reference -> JdbcSessions.visible(handle, caller, reference)
                            .map((result, context) -> result.getString("session_key"))
                            .findFirst());
            if (query.session().isPresent() && session.isEmpty()) {
                return new Listed(List.of(), Optional.empty());
            }
            Query page = Visible.bind(
                            handle.createQuery(SELECT
                                    + "AND c.happened_at BETWEEN :from AND :to AND c.sequence < :before"
                                    + (query.state().isPresent() ? " AND c.callback = :state" : "")
                                    + (session.isPresent() ? " AND c.session_key = :session" : "")
                                    + " ORDER BY c.sequence DESC LIMIT :limit"),
                            caller)
                    .bind("from", query.from().map(Micros::ceiling).orElse(Long.MIN_VALUE))
                    .bind("to", query.to().map(Micros::floor).orElse(Long.MAX_VALUE))
                    .bind("before", before)
                    .bind("limit", query.limit() + 1);
            query.state().ifPresent(state -> page.bind("state", state.name()));
            session.ifPresent(key -> page.bind("session", key));
            List<Callback> found =
                    page.map((result, context) -> callback(new Row(result))).list();
            List<Callback> shown = found.subList(0, Math.min(query.limit(), found.size()));
            return new Listed(
                    shown,
                    found.size() > shown.size()
                            ? Optional.of(new Place(shown.get(shown.size() - 1).sequence()).cursor())
                            : Optional.empty());
        });
    }

    @Override
    public Optional<Told> find(Caller caller, CallbackId id) {
        return database.read(handle -> one(handle, caller, id)
                .map((result, context) -> callback(new Row(result)))
                .findOne()
                .map(callback -> new Told(
                        callback,
                        handle.select(ATTEMPTS, callback.sequence())
                                .map((result, context) -> attempt(new Row(result)))
                                .list())));
    }

    private static Query one(Handle handle, Caller caller, CallbackId id) {
        return Visible.bind(handle.createQuery(SELECT + "AND c.callback_id = :id"), caller)
                .bind("id", id.value());
    }

    @Override
    public boolean replay(Caller caller, CallbackId id) {
        return database.write(handle -> {
            List<Replayed> found = one(handle, caller, id)
                    .map((result, context) -> Replayed.of(new Row(result)))
                    .list();
            raise(handle, found);
            return !found.isEmpty();
        });
    }

    @Override
    public long replay(Caller caller, Instant from, Instant to) {
        return database.write(handle -> {
            List<Replayed> found = Visible.bind(
                            handle.createQuery(SELECT + "AND c.happened_at BETWEEN :from AND :to ORDER BY c.sequence"),
                            caller)
                    .bind("from", Micros.ceiling(from))
                    .bind("to", Micros.floor(to))
                    .map((result, context) -> Replayed.of(new Row(result)))
                    .list();
            raise(handle, found);
            return (long) found.size();
        });
    }

    private void raise(Handle handle, List<Replayed> callbacks) {
        long now = CallbackCursor.now(database.dialect(), handle);
        for (Replayed each : callbacks) {
            CallbackCursor.raise(handle, each.session(), CallbackTrigger.REPLAY, each.url(), each.sequence(), now);
            handle.execute(MARK_REPLAYED, each.sequence());
        }
    }

    @Override
    public Epoch epoch(AccountKey account, CallbackEndpoint endpoint) {
        return database.ask(handle -> handle.select(
                        "SELECT epoch, rotated_at FROM callback_endpoint WHERE account_key = ? AND endpoint = ?",
                        account.toString(),
                        endpoint.toString())
                .map((result, context) -> epoch(new Row(result)))
                .findOne()
                .orElse(Epoch.FIRST));
    }

    @Override
    public Epoch rotate(AccountKey account, CallbackEndpoint endpoint, Instant at) {
        return database.write(handle -> handle.createQuery(ROTATE)
                .bind("account", account.toString())
                .bind("endpoint", endpoint.toString())
                .bind("at", Micros.of(at))
                .map((result, context) -> epoch(new Row(result)))
                .one());
    }

    private static Epoch epoch(Row row) throws SQLException {
        return new Epoch(Math.toIntExact(row.number("epoch")), Optional.of(row.instant("rotated_at")));
    }

    private static Callback callback(Row row) throws SQLException {
        int attempts = Math.toIntExact(row.number("attempts"));
        return new Callback(
                new CallbackId(row.text("callback_id")),
                row.number("sequence"),
                new SessionId(row.text("session_id")),
                JdbcSessions.change(row.text("status"), row.instant("happened_at")),
                row.url("status_callback_url").orElseThrow(),
                CallbackState.valueOf(row.text("callback")),
                attempts,
                attempts == 0 ? Optional.empty() : Optional.of(attempt(row)),
                row.optionalInstant("due_at"));
    }

    private static CallbackAttempt attempt(Row row) throws SQLException {
        return new CallbackAttempt(
                row.instant("began_at"),
                Duration.of(row.number("took_micros"), ChronoUnit.MICROS),
                CallbackTrigger.valueOf(row.text("attempt_lane")),
                new CallbackAnswer(
                        CallbackAnswer.Result.valueOf(row.text("result")),
                        row.optionalNumber("attempt_status").map(Math::toIntExact),
                        row.text("reason"),
                        Optional.empty()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** A cursor that is due. */
    private record Due(String session, CallbackTrigger lane, String target, long sequence, int attempts, long lease) {
        static Due of(Row row) throws SQLException {
            return new Due(
                    row.text("session_key"),
                    CallbackTrigger.valueOf(row.text("lane")),
                    row.text("target"),
                    row.number("sequence"),
                    Math.toIntExact(row.number("attempts")),
                    row.number("lease"));
        }
    }

    /** What is to be sent once more. */
    private record Replayed(long sequence, String session, URI url) {
        static Replayed of(Row row) throws SQLException {
            return new Replayed(
                    row.number("sequence"),
                    row.text("session_key"),
                    row.url("status_callback_url").orElseThrow());
        }
    }

    /** Where a page ended. */
    private record Place(long sequence) {
        static Place read(PageCursor cursor) {
            Place place = new Place(Cursor.number(Cursor.words(cursor, 1).get(0)));
            return Cursor.unchanged(cursor, place, Place::cursor);
        }

        PageCursor cursor() {
            return Cursor.of(sequence);
        }
    }
}
