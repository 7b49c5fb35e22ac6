package dev.deskside.persistence;

import dev.deskside.application.port.Retention;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Deletes from the tables of sessions, recordings and callbacks. */
final class JdbcRetention implements Retention {
    /** All that belongs to a session, in the order in which it can be deleted: what refers to something before that. */
    static final List<String> BELONGINGS = List.of(
            "DELETE FROM session_collaborator WHERE session_key = :session",
            "DELETE FROM session_message WHERE session_key = :session",
            "DELETE FROM session_change WHERE session_key = :session",
            """
            DELETE FROM start_key
            WHERE EXISTS (SELECT 1 FROM session s WHERE s.session_key = :session
              AND s.account_key = start_key.account_key AND s.start_key = start_key.start_key)
            """);

    private static final String IS_OVER = "status IN (%s)"
            .formatted(Arrays.stream(SessionStatus.values())
                    .filter(SessionStatus::isEnded)
                    .map(status -> "'" + status.name() + "'")
                    .collect(Collectors.joining(", ")));

    /** When a session ended: where no provider told the time, when it was learned. */
    private static final String END = """
            COALESCE(ended_at, (SELECT max(happened_at) FROM session_change c WHERE c.session_key = session.session_key),
              created_at)
            """;

    private static final String HAS_EXPIRED = """
            %s AND hold_reason IS NULL AND (ended_at < :before OR (ended_at IS NULL AND %s < :before))
            """.formatted(IS_OVER, END);

    private static final String EXPIRED_SESSIONS =
            "SELECT session_key, %s AS ended FROM session WHERE %s ORDER BY ended, session_key LIMIT :limit"
                    .formatted(END, HAS_EXPIRED);

    private static final String EXPIRED_RECORDINGS = """
            SELECT recording_id, session_key, started_at FROM recording
            WHERE started_at < :before AND NOT EXISTS (
              SELECT 1 FROM session s WHERE s.session_key = recording.session_key
                AND (s.hold_reason IS NOT NULL OR NOT s.%s))
            ORDER BY started_at, recording_id LIMIT :limit
            """.formatted(IS_OVER);

    private static final String EXPIRED_ATTEMPTS = """
            SELECT a.attempt, c.session_key FROM callback_attempt a
              JOIN session_change c ON c.sequence = a.sequence
              JOIN session s ON s.session_key = c.session_key
            WHERE a.began_at < :before AND c.callback <> 'PENDING' AND s.hold_reason IS NULL
            ORDER BY a.began_at, a.attempt LIMIT :limit
            """;

    private static final String NOT_HELD = """
            SELECT session_key FROM session WHERE session_key IN (<sessions>) AND hold_reason IS NULL
            ORDER BY session_key
            """;

    private final Database database;

    JdbcRetention(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
        long before = Micros.ceiling(endedBefore);
        return database.write(handle -> handle
                .createQuery(EXPIRED_SESSIONS)
                .bind("before", before)
                .bind("limit", limit)
                .map((result, context) -> new DeletedSession(
                        new SessionKey(UUID.fromString(result.getString("session_key"))),
                        Micros.instant(result.getLong("ended"))))
                .list()
                .stream()
                .filter(session -> delete(handle, session.key().toString(), before))
                .toList());
    }

    /** Whether it was still there to be deleted once nobody else could change it. */
    private boolean delete(Handle handle, String session, long before) {
        if (!lock(handle, HAS_EXPIRED, session, before)) {
            return false;
        }
        for (String belonging : BELONGINGS) {
            handle.createUpdate(belonging).bind("session", session).execute();
        }
        handle.createUpdate("DELETE FROM session WHERE session_key = :session")
                .bind("session", session)
                .execute();
        return true;
    }

    private boolean lock(Handle handle, String condition, String session, long before) {
        return handle.createQuery("SELECT 1 FROM session WHERE session_key = :session AND " + condition
                        + database.dialect().locking())
                .bind("session", session)
                .bind("before", before)
                .mapTo(int.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
        return database.write(handle -> handle
                .createQuery(EXPIRED_RECORDINGS)
                .bind("before", Micros.ceiling(startedBefore))
                .bind("limit", limit)
                .map((result, context) -> new Candidate(
                        result.getString("recording_id"),
                        result.getString("session_key"),
                        Micros.instant(result.getLong("started_at"))))
                .list()
                .stream()
                .filter(candidate -> delete(handle, candidate))
                .map(candidate -> new DeletedRecording(JdbcRecordings.parse(candidate.id()), candidate.startedAt()))
                .toList());
    }

    private boolean delete(Handle handle, Candidate recording) {
        // A hold that is being placed is waited for; after that none can be placed before this is committed.
        boolean kept = handle.createQuery("SELECT hold_reason FROM session WHERE session_key = :session"
                        + database.dialect().locking())
                .bind("session", recording.session())
                .map((result, context) -> result.getString(1) != null)
                .findOne()
                .orElse(false);
        return !kept
                && handle.createUpdate("DELETE FROM recording WHERE recording_id = :id")
                                .bind("id", recording.id())
                                .execute()
                        > 0;
    }

    @Override
    public int deleteAttempts(Instant madeBefore, int limit) {
        return database.write(handle -> {
            List<ExpiredAttempt> expired = handle.createQuery(EXPIRED_ATTEMPTS)
                    .bind("before", Micros.ceiling(madeBefore))
                    .bind("limit", limit)
                    .map((result, context) ->
                            new ExpiredAttempt(result.getLong("attempt"), result.getString("session_key")))
                    .list();
            return expired.isEmpty() ? 0 : delete(handle, expired);
        });
    }

    private int delete(Handle handle, List<ExpiredAttempt> expired) {
        // As with a recording: a hold that is being placed is waited for.
        Set<String> free = Set.copyOf(handle.createQuery(
                        NOT_HELD + database.dialect().locking())
                .bindList(
                        "sessions",
                        expired.stream().map(ExpiredAttempt::session).distinct().toList())
                .mapTo(String.class)
                .list());
        return expired.stream()
                .filter(attempt -> free.contains(attempt.session()))
                .mapToInt(
                        attempt -> handle.execute("DELETE FROM callback_attempt WHERE attempt = ?", attempt.attempt()))
                .sum();
    }

    private record ExpiredAttempt(long attempt, String session) {}

    private record Candidate(String id, String session, Instant startedAt) {}
}
