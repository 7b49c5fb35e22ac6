package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.kill.History.Logged;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The change log, read past the server: what is in the store counts, not what the server says of it. */
final class Log {
    private static final String ALL = """
            SELECT s.status_callback_url, c.sequence, c.status
            FROM session_change c JOIN session s ON s.session_key = c.session_key
            WHERE s.status_callback_url IS NOT NULL
            ORDER BY c.sequence""";

    private Log() {}

    static List<Logged> read(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            List<Logged> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Logged(Receiver.session(rows.getString(1)), rows.getLong(2), Status.of(rows.getString(3))));
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError("the log can't be read", e);
        }
    }
}
