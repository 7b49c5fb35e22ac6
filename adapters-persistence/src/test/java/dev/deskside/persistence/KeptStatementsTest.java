package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

@DisplayName("Statements that stay prepared")
class KeptStatementsTest {
    private static final String ASK = "SELECT ?";
    private static final String MADE_OF = "SELECT :x";

    private final KeptStatements kept = new KeptStatements();
    private final Handle handle =
            Jdbi.create(new SQLiteDataSource()).setStatementBuilderFactory(kept).open();
    private final StatementBuilder builder = kept.createStatementBuilder(handle.getConnection());

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    @DisplayName("one that is given back is handed out again, and nothing is left of what was asked with it")
    void again() throws SQLException {
        PreparedStatement first = create();
        first.setString(1, "secret");
        assertThat(answer(first)).isEqualTo("secret");
        giveBack(first);

        PreparedStatement second = create();

        assertThat(second).isSameAs(first);
        assertThat(answer(second)).isNull();
    }

    @Test
    @DisplayName("one that is in use is not handed out a second time; of two given back one stays")
    void inUse() throws SQLException {
        PreparedStatement first = create();
        PreparedStatement second = create();
        assertThat(second).isNotSameAs(first);

        giveBack(first);
        giveBack(second);

        assertThat(first.isClosed()).isFalse();
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    @DisplayName("no more than 64 stay, whatever is asked")
    void most() throws SQLException {
        for (int number = 0; number < 64; number++) {
            giveBack(create("SELECT " + number));
        }
        PreparedStatement another = create("SELECT 64");
        giveBack(another);

        assertThat(another.isClosed()).isTrue();
    }

    @Test
    @DisplayName("the same question inside itself gets answers of its own")
    void nested() {
        assertThat(handle.createQuery("SELECT :x AS x")
                        .bind("x", "outer")
                        .map((outer, context) -> handle.createQuery("SELECT :x AS x")
                                        .bind("x", "inner")
                                        .map((inner, within) -> inner.getString(1))
                                        .one()
                                + outer.getString(1))
                        .one())
                .isEqualTo("innerouter");
    }

    private PreparedStatement create() throws SQLException {
        return create(ASK);
    }

    private PreparedStatement create(String sql) throws SQLException {
        try (var query = handle.createQuery(sql)) {
            StatementContext context = query.getContext();
            return builder.create(handle.getConnection(), sql, context);
        }
    }

    private void giveBack(PreparedStatement statement) throws SQLException {
        builder.close(handle.getConnection(), MADE_OF, statement);
    }

    private static String answer(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }
}
