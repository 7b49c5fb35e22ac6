package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes a PostgreSQL database a store of this version, or says why it can't be one, before anything is touched. */
final class PostgresSchema {
    /**
     * Of what is visible, nothing was written by a transaction that is still to come, unless it was written on another
     * server: one that counted further.
     */
    private static final String COMES_FROM_ELSEWHERE = """
            SELECT EXISTS (SELECT 1 FROM session_change WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    static final String FROM_ELSEWHERE =
            "The store was copied from a server whose transaction ids are ahead of this one's, and changes would be passed over. Advance them here with pg_resetwal, or restore a physical backup.";

    private PostgresSchema() {}

    static void prepare(DataSource source) {
        telling(() -> {
            new Schema(Dialect.POSTGRESQL, source).migrate();
            if (Jdbi.create(source).withHandle(PostgresSchema::comesFromElsewhere)) {
                throw new DesksideException(ErrorCode.UNRECOGNISED, FROM_ELSEWHERE);
            }
            return source;
        });
    }

    static boolean comesFromElsewhere(Handle handle) {
        return handle.select(COMES_FROM_ELSEWHERE).mapTo(boolean.class).one();
    }

    /** Does it; where the server doesn't let us in, what to do is said. */
    static <T> T telling(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw told(Failures.translate(e));
        }
    }

    private static RuntimeException told(RuntimeException failure) {
        return Failures.sql(failure)
                .map(SQLException::getSQLState)
                .map(PostgresSchema::advice)
                .<RuntimeException>map(advice -> new DesksideException(ErrorCode.UNAVAILABLE, advice, failure))
                .orElse(failure);
    }

    private static String advice(String state) {
        if (state.startsWith("08")) {
            return "The database can't be reached: its server must run, and be reachable at the host and port of its URL.";
        }
        if (state.startsWith("28")) {
            return "The database's server doesn't let this user in: the user and the password must be ones that it knows.";
        }
        return switch (state) {
            // invalid_catalog_name
            case "3D000" -> "There is no such database on the server: create it first, empty.";
            // insufficient_privilege
            case "42501" -> "The database's user may not create or change tables there: grant it the schema.";
            default -> null;
        };
    }
}
