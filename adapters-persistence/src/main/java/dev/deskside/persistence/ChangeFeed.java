package dev.deskside.persistence;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.PageCursor;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The one order of all changes, and the statements that read one account's part of it. In SQLite, which has one writer,
 * it is the order of the sequence; in PostgreSQL that of (xid, sequence), up to where no open transaction can still
 * add: docs/adr/0018-postgresql-and-expand-first-migrations.md.
 */
final class ChangeFeed {
    /** So many entries are looked at for a page; those that the caller may not see count, too. */
    static final int SCAN = 1_000;

    private static final String KIND = "changes";

    /** Whether the caller may see its session is decided entry by entry, so that the order stays the index's. */
    private static final String SELECT = """
            SELECT entry.*, EXISTS (
                SELECT 1 FROM session WHERE session.session_key = entry.session_key AND session.account_key = :account
                  AND (session.machine_company_id IS NULL OR session.machine_company_id IN (<companies>))) AS visible
            FROM session_change entry
            WHERE entry.account_key = :account AND %s
            """;

    private static final String SQLITE_PAGE =
            SELECT.formatted("entry.sequence > :sequence ORDER BY entry.sequence LIMIT :scan");

    private static final String POSTGRESQL_PAGE = SELECT.formatted("""
            (entry.xid, entry.sequence) > (CAST(CAST(:transaction AS TEXT) AS XID8), :sequence)
              AND entry.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY entry.xid, entry.sequence LIMIT :scan""");

    /** AUTOINCREMENT keeps the last number that it gave out, even where the entry is gone. */
    private static final String SQLITE_END =
            "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'session_change'), 0)";

    private static final String POSTGRESQL_END =
            "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";

    private final Dialect dialect;

    ChangeFeed(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The place up to which nothing can be added any more, as this snapshot of the data shows it. */
    Place end(Handle handle) {
        return switch (dialect) {
            case SQLITE ->
                new Place(0, handle.createQuery(SQLITE_END).mapTo(long.class).one());
            case POSTGRESQL ->
                new Place(handle.createQuery(POSTGRESQL_END).mapTo(long.class).one() - 1, Long.MAX_VALUE);
        };
    }

    /** The entries of the caller's account after this place, in order, each with a flag whether it is to be seen. */
    Query entries(Handle handle, Caller caller, Place after) {
        Query query = Visible.bind(handle.createQuery(statement()), caller)
                .bind("sequence", after.sequence())
                .bind("scan", SCAN);
        return dialect == Dialect.SQLITE ? query : query.bind("transaction", after.transaction());
    }

    private String statement() {
        return dialect == Dialect.SQLITE ? SQLITE_PAGE : POSTGRESQL_PAGE;
    }

    /** The place of the entry that the row is. */
    Place place(Row row) throws SQLException {
        return new Place(dialect == Dialect.SQLITE ? 0 : row.number("xid"), row.number("sequence"));
    }

    /**
     * Where to go on. INVALID_VALUE for a place that was never given out here: not one of this log, or past its end, as
     * one of another store may be.
     */
    Place read(Optional<PageCursor> cursor, Place end) {
        Place place = cursor.map(this::read).orElse(Place.BEGINNING);
        if (place.isAfter(end)) {
            throw PageCursor.unreadable();
        }
        return place;
    }

    private Place read(PageCursor cursor) {
        List<String> words = Cursor.words(cursor, dialect == Dialect.SQLITE ? 2 : 3);
        int last = words.size() - 1;
        Place place = new Place(last == 1 ? 0 : Cursor.number(words.get(1)), Cursor.number(words.get(last)));
        if (place.transaction() < 0 || place.sequence() < 0) {
            throw PageCursor.unreadable();
        }
        return Cursor.unchanged(cursor, place, this::cursor);
    }

    /** As it is given out. */
    PageCursor cursor(Place place) {
        return dialect == Dialect.SQLITE
                ? Cursor.of(KIND, place.sequence())
                : Cursor.of(KIND, place.transaction(), place.sequence());
    }

    /** A place in the order: the transaction is 0 where there is one writer. */
    record Place(long transaction, long sequence) {
        static final Place BEGINNING = new Place(0, 0);

        boolean isAfter(Place other) {
            return transaction > other.transaction || (transaction == other.transaction && sequence > other.sequence);
        }
    }
}
