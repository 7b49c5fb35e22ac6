package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.sql.SQLException;
import javax.sql.DataSource;
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

    private PostgresSchema() {}

    static void prepare(DataSource source) {
        try {
            new Schema(Dialect.POSTGRESQL, source).migrate();
            if (Jdbi.create(source)
                    .withHandle(handle -> handle.select(COMES_FROM_ELSEWHERE)
                            .mapTo(boolean.class)
                            .one())) {
                throw new DesksideException(
                        ErrorCode.UNRECOGNISED,
                        "The store was copied from a server whose transaction ids are ahead of this one's, and changes would be passed over. Advance them here with pg_resetwal, or restore a physical backup.");
            }
        } catch (DesksideException e) {
            throw told(e);
        } catch (RuntimeException e) {
            throw told(Failures.translate(e));
        }
    }

    /** What to do, where the server didn't let us in. */
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
