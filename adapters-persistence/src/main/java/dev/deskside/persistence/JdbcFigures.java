package dev.deskside.persistence;

import dev.deskside.domain.session.SessionStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Counts in the indexes of what is open and pending, which hold no more than that, however much is kept. */
final class JdbcFigures {
    private static final String OPEN_SESSIONS = """
            SELECT status, count(*) AS number FROM session
            WHERE ended_at IS NULL AND status IN ('NOT_STARTED', 'WAITING', 'ACTIVE') GROUP BY status
            """;

    private static final String PENDING =
            "SELECT count(*) AS number, min(sequence) AS oldest FROM session_change WHERE callback = 'PENDING'";

    private static final String HAPPENED = "SELECT happened_at FROM session_change WHERE sequence = ?";

    /** Writes what is there already. */
    private static final String PROBE = "UPDATE store_key SET fingerprint = fingerprint";

    private final Database database;

    JdbcFigures(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    StoreFigures read() {
        return database.read(handle -> {
            Pending pending = handle.createQuery(PENDING)
                    .map((result, context) -> new Pending(result.getLong("number"), result.getLong("oldest")))
                    .one();
            return new StoreFigures(
                    openSessions(handle),
                    pending.number(),
                    pending.number() == 0
                            ? Optional.empty()
                            : handle.select(HAPPENED, pending.oldest())
                                    .map((result, context) -> Micros.instant(result.getLong("happened_at")))
                                    .findOne());
        });
    }

    void probe() {
        database.write(handle -> handle.execute(PROBE));
    }

    private static Map<SessionStatus, Long> openSessions(Handle handle) {
        return handle
                .createQuery(OPEN_SESSIONS)
                .map((result, context) ->
                        Map.entry(SessionStatus.valueOf(result.getString("status")), result.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Pending(long number, long oldest) {}
}
