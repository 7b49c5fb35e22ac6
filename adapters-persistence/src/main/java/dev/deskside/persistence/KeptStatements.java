package dev.deskside.persistence;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * Statements that stay prepared on their connection, for the next one who asks the same there: to parse and plan a
 * question takes SQLite longer than to answer most of ours. A statement that is in use isn't handed out a second time.
 * It ends with its connection.
 */
final class KeptStatements implements StatementBuilderFactory {
    /** There are fewer texts; only those that name a caller's companies differ in how many. */
    private static final int MOST_OF_A_CONNECTION = 64;

    private final Map<SQLiteConnection, OfConnection> kept = new ConcurrentHashMap<>();

    /** A connection is one thread's at a time, and so are its statements. */
    @Override
    public StatementBuilder createStatementBuilder(Connection connection) {
        try {
            SQLiteConnection own = connection.unwrap(SQLiteConnection.class);
            OfConnection known = kept.get(own);
            return known == null ? firstOf(own) : known;
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }

    private OfConnection firstOf(SQLiteConnection own) throws SQLException {
        List<SQLiteConnection> closed = new ArrayList<>();
        for (SQLiteConnection before : kept.keySet()) {
            if (before.isClosed()) {
                closed.add(before);
            }
        }
        closed.forEach(kept::remove);
        return kept.computeIfAbsent(own, unseen -> new OfConnection());
    }

    private static final class OfConnection implements StatementBuilder {
        private final StatementBuilder plain = new DefaultStatementBuilder();
        private final Map<String, PreparedStatement> idle = new HashMap<>();
        private final IdentityHashMap<Statement, String> busy = new IdentityHashMap<>();

        @Override
        public PreparedStatement create(Connection connection, String sql, StatementContext context)
                throws SQLException {
            PreparedStatement statement = idle.remove(sql);
            if (statement == null) {
                // The pool would close with its own connection what was prepared through it.
                statement = plain.create(connection.unwrap(SQLiteConnection.class), sql, context);
            }
            busy.put(statement, sql);
            return statement;
        }

        /**
         * Takes it back.
         *
         * @param unparsed not the text that the statement was made with
         */
        @Override
        public void close(Connection connection, String unparsed, Statement statement) throws SQLException {
            String sql = busy.remove(statement);
            if (sql == null || idle.containsKey(sql) || idle.size() == MOST_OF_A_CONNECTION) {
                statement.close();
                return;
            }
            PreparedStatement prepared = (PreparedStatement) statement;
            // What was asked with it may be somebody's name or the hash of a token.
            prepared.clearParameters();
            idle.put(sql, prepared);
        }

        @Override
        public Statement create(Connection connection, StatementContext context) throws SQLException {
            return plain.create(connection, context);
        }

        @Override
        public CallableStatement createCall(Connection connection, String sql, StatementContext context)
                throws SQLException {
            return plain.createCall(connection, sql, context);
        }
    }
}
