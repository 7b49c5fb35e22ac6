package dev.deskside.bootstrap.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A store with the demo in it and many rows more. The platform makes the store and its schema; the rows are copies of
 * the demo's that go in through SQLite directly, in one transaction without a log: a million takes seconds.
 *
 * @param data the data directory
 * @param token the demo technician's
 * @param account the demo's account
 */
record Stock(Path data, String token, String account) {
    private static final String STORE = "deskside.db";
    private static final long FIRST_RECORDING = 3_000_000_000_000L;
    private static final long MICROS_OF_2020 = 1_577_836_800_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    /** A new store with the demo alone. */
    static Stock demo(Path data) {
        try (ServerProcess server = ServerProcess.deskside(data, "--demo")) {
            return new Stock(data, server.printed("token"), server.printed("account"));
        }
    }

    Path file() {
        return data.resolve(STORE);
    }

    /** Adds {@link BenchSession}s: ended ones with all that a session has, as most are in a store. */
    Stock withSessions(int count) {
        return fill(connection -> {
            RowTemplate template =
                    RowTemplate.of(connection, "session", "status = 'COMPLETE' AND machine_uuid IS NULL");
            try (PreparedStatement insert = template.insert(connection)) {
                for (int number = 0; number < count; number++) {
                    template.bind(insert, new BenchSession(number).columns());
                    insert.executeUpdate();
                }
            }
        });
    }

    /**
     * Has recordings, a second apart, in place of the demo's: one ready for transcode, one for download, in turns, so
     * that each list of a page has its 500.
     */
    Stock withRecordings(int count) {
        return fill(connection -> {
            RowTemplate template = RowTemplate.of(connection, "recording", "company_id IS NULL AND archived = 0");
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM recording");
            }
            try (PreparedStatement insert = template.insert(connection)) {
                for (int number = 0; number < count; number++) {
                    template.bind(
                            insert,
                            Map.of(
                                    "recording_id",
                                    "13" + recordingId(number),
                                    "started_at",
                                    startMicros(number),
                                    "state",
                                    number % 2 == 0 ? "READY_FOR_TRANSCODE" : "READY_FOR_DOWNLOAD"));
                    insert.executeUpdate();
                }
            }
        });
    }

    /** The id of the recording of this number. */
    static long recordingId(int number) {
        return FIRST_RECORDING + number;
    }

    /** When the recording of this number started: seconds since 1970-01-01T00:00Z. */
    static long startSecond(int number) {
        return startMicros(number) / MICROS_PER_SECOND;
    }

    private static long startMicros(int number) {
        return MICROS_OF_2020 + number * MICROS_PER_SECOND;
    }

    private Stock fill(Filling filling) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=OFF");
            statement.execute("PRAGMA synchronous=OFF");
            // A gibibyte: the indexes are written in no order, and have to stay in memory until the end.
            statement.execute("PRAGMA cache_size=-1048576");
            statement.execute("BEGIN");
            filling.into(connection);
            statement.execute("COMMIT");
            statement.execute("PRAGMA journal_mode=WAL");
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Filling {
        void into(Connection connection) throws SQLException;
    }
}
