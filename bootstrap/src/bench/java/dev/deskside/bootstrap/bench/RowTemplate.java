package dev.deskside.bootstrap.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row that the platform itself wrote, to be copied with a few columns replaced. So whatever the schema demands is
 * there, in this version's schema and in the next one's.
 */
record RowTemplate(String table, Map<String, Object> row) {
    /** The first row of this table that the condition is true for. */
    static RowTemplate of(Connection connection, String table, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT * FROM %s WHERE %s LIMIT 1".formatted(table, condition))) {
            if (!result.next()) {
                throw new IllegalStateException("The demo has no row in %s where %s.".formatted(table, condition));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.put(result.getMetaData().getColumnName(column), result.getObject(column));
            }
            return new RowTemplate(table, row);
        }
    }

    PreparedStatement insert(Connection connection) throws SQLException {
        List<String> marks = new ArrayList<>(Collections.nCopies(row.size(), "?"));
        return connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)"
                .formatted(table, String.join(", ", row.keySet()), String.join(", ", marks)));
    }

    /** Makes the statement of {@link #insert} insert this row with these columns replaced. */
    void bind(PreparedStatement insert, Map<String, Object> replaced) throws SQLException {
        int parameter = 1;
        for (Map.Entry<String, Object> column : row.entrySet()) {
            insert.setObject(parameter++, replaced.getOrDefault(column.getKey(), column.getValue()));
        }
    }
}
