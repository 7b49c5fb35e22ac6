package dev.deskside.persistence;

import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * When sessions are looked at next, in columns of theirs that {@link JdbcSessions} doesn't write: a new row is due by
 * default, and what is deleted isn't looked at any more.
 */
final class JdbcFollows implements Follows {
    private static final String FIND = JdbcSessions.SELECT + "WHERE session_key = ?";
    private static final int MICROS_PER_MILLI = 1_000;

    private final Database database;
    private final String due;
    private final String claim;
    private final String settle;
    private final String calledBack;

    JdbcFollows(Database database) {
        this.database = Objects.requireNonNull(database);
        String now = database.dialect().now();
        due = """
                SELECT session_key FROM session
                WHERE follow_due_at IS NOT NULL AND follow_due_at <= %s AND created_at <= %s - :youngest
                ORDER BY follow_due_at, created_at, session_key LIMIT :limit
                """.formatted(now, now);
        claim = """
                UPDATE session SET follow_due_at = %s + :lease, follow_claim = follow_claim + 1
                WHERE session_key = :session
                """.formatted(now);
        settle = """
                UPDATE session
                SET follow_due_at = %s + :next, follow_doubts = :doubts, follow_failures = :failures,
                  seen_at = CASE WHEN seen_at > :seen THEN seen_at ELSE COALESCE(:seen, seen_at) END
                WHERE session_key = :session AND follow_claim = :claim
                """.formatted(now);
        calledBack = """
                UPDATE session
                SET follow_due_at = %s + :next, follow_claim = follow_claim + 1, called_back_at = :at,
                  seen_at = CASE WHEN seen_at > :at THEN seen_at ELSE :at END
                WHERE session_key = :session
                """.formatted(now);
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration youngest) {
        // Most often nothing is due, and no writer is kept waiting for that.
        if (database.ask(handle -> due(handle, due, 1, youngest)).isEmpty()) {
            return List.of();
        }
        return database.write(handle -> {
            List<Claim> claims = new ArrayList<>();
            for (String session : due(handle, due + database.dialect().lockingWhatIsFree(), limit, youngest)) {
                handle.createUpdate(claim)
                        .bind("lease", micros(lease))
                        .bind("session", session)
                        .execute();
                claims.add(handle.select(FIND, session)
                        .map((result, context) -> claim(handle, new Row(result)))
                        .one());
            }
            return claims;
        });
    }

    @Override
    public void settle(Claim of, Look look) {
        write(
                settle,
                update -> next(update, look.next())
                        .bind("doubts", look.doubts())
                        .bind("failures", look.failures())
                        .bind("seen", look.seenAt().map(Micros::of).orElse(null))
                        .bind("session", of.session().value().key().toString())
                        .bind("claim", of.number()));
    }

    @Override
    public void hurry(SessionKey session) {
        write(
                "UPDATE session SET follow_due_at = 0, follow_claim = follow_claim + 1 WHERE session_key = :session",
                update -> update.bind("session", session.toString()));
    }

    @Override
    public void calledBack(SessionKey session, Instant at, Optional<Duration> next) {
        write(calledBack, update -> next(update, next).bind("at", Micros.of(at)).bind("session", session.toString()));
    }

    @Override
    public void seen(SessionKey session, Instant at) {
        write(
                "UPDATE session SET seen_at = :at WHERE session_key = :session AND (seen_at IS NULL OR seen_at < :at)",
                update -> update.bind("at", Micros.of(at)).bind("session", session.toString()));
    }

    @Override
    public Optional<Instant> seenAt(SessionKey session) {
        return database.ask(handle -> handle.select(
                        "SELECT seen_at FROM session WHERE session_key = ? AND seen_at IS NOT NULL", session.toString())
                .map((result, context) -> new Row(result).instant("seen_at"))
                .findFirst());
    }

    @Override
    public Optional<Versioned<Session>> find(SessionKey session) {
        return database.read(handle -> handle.select(FIND, session.toString())
                .map((result, context) -> JdbcSessions.session(handle, new Row(result)))
                .findFirst());
    }

    private void write(String sql, UnaryOperator<Update> bound) {
        database.write(handle -> bound.apply(handle.createUpdate(sql)).execute());
    }

    private static List<String> due(Handle handle, String sql, int limit, Duration youngest) {
        return handle.createQuery(sql)
                .bind("youngest", micros(youngest))
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    private static Claim claim(Handle handle, Row row) throws SQLException {
        return new Claim(
                JdbcSessions.session(handle, row),
                row.number("follow_claim"),
                Math.toIntExact(row.number("follow_doubts")),
                Math.toIntExact(row.number("follow_failures")),
                row.optionalInstant("called_back_at"));
    }

    /** NULL, where there is none, makes the sum NULL: never. */
    private static Update next(Update update, Optional<Duration> next) {
        return update.bind("next", next.map(JdbcFollows::micros).orElse(null));
    }

    private static long micros(Duration duration) {
        return Math.multiplyExact(duration.toMillis(), MICROS_PER_MILLI);
    }
}
