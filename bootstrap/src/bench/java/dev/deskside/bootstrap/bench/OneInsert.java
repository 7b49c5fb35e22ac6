package dev.deskside.bootstrap.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One INSERT and its commit for each request, as durable as the platform's: the same table with the same indexes in a
 * log that is synced at each commit. One connection writes, since SQLite lets one write at a time.
 */
final class OneInsert {
    private final Connection connection;
    private final RowTemplate template;
    private final PreparedStatement insert;

    OneInsert(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
            }
            template = RowTemplate.of(connection, "session", "status = 'NOT_STARTED'");
            insert = template.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the platform's size, once the row is on disk. */
    byte[] answer(byte[] request) throws SQLException {
        if (request.length == 0) {
            throw new IllegalStateException("nothing was asked for");
        }
        BenchSession session =
                new BenchSession(ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE, 700_000_000_000L));
        Map<String, Object> columns = session.columns();
        synchronized (this) {
            template.bind(insert, columns);
            insert.executeUpdate();
        }
        return """
                {"startScreenSharing":{"launchUrl":"http://127.0.0.1:40000/launch/%1$s","sessionToken":"%1$s"},\
                "sessionToken":"%1$s"}""".formatted(session.token()).getBytes(StandardCharsets.UTF_8);
    }
}
