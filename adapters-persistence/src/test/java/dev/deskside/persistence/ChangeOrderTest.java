package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two transactions that are open at once: what a reader of the whole log may see of them. */
@DisplayName("The log of all sessions in PostgreSQL")
class ChangeOrderTest {
    private static final String SETTLED = """
            SELECT version FROM session_change WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xid, sequence
            """;
    private static final String COMMITTED = "SELECT version FROM session_change ORDER BY sequence";

    private Jdbi jdbi;

    @BeforeEach
    void open() {
        PostgresAddress address = Postgres.emptyDatabase();
        StoreAtRest.at(address).migrate();
        jdbi = Postgres.jdbi(address);
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO account VALUES ('1', 'Account', 'ENABLED')");
            handle.execute("""
                    INSERT INTO session (session_key, version, account_key, created_at, token_epoch, session_token_hash, status)
                    VALUES ('s', 1, '1', 0, 0, 'hash', 'NOT_STARTED')
                    """);
        });
    }

    private static void add(Handle handle, int number) {
        handle.execute(
                "INSERT INTO session_change (session_key, version, status, happened_at) VALUES ('s', ?, 'WAITING', 0)",
                number);
    }

    private List<Integer> ask(String question) {
        return jdbi.withHandle(
                handle -> handle.select(question).mapTo(int.class).list());
    }

    @Test
    @DisplayName("doesn't pass a change whose transaction is still open, and has it in its place afterwards")
    void notPassed() {
        try (Handle slow = jdbi.open();
                Handle quick = jdbi.open()) {
            slow.begin();
            add(slow, 1);
            quick.begin();
            add(quick, 2);
            quick.commit();
            assertThat(ask(COMMITTED))
                    .as("a cursor by sequence alone would pass 1")
                    .containsExactly(2);
            assertThat(ask(SETTLED)).isEmpty();
            slow.commit();
            assertThat(ask(SETTLED)).containsExactly(1, 2);
        }
    }

    @Test
    @DisplayName("is in an order to which every reading only appends, whichever transaction ends first")
    void onlyAppended() {
        List<Integer> seen = new ArrayList<>();
        try (Handle first = jdbi.open();
                Handle second = jdbi.open();
                Handle third = jdbi.open()) {
            for (Handle each : List.of(first, second, third)) {
                each.begin();
                each.execute("SELECT pg_current_xact_id()");
            }
            // The numbers are taken in another order than the transactions began in.
            add(third, 3);
            add(first, 1);
            add(second, 2);
            for (Handle each : List.of(third, first, second)) {
                each.commit();
                List<Integer> now = ask(SETTLED);
                assertThat(now.subList(0, seen.size())).isEqualTo(seen);
                seen = now;
            }
        }
        assertThat(seen).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("names the account of a change that a node of an older version wrote without it")
    void ofAnOlderNode() {
        jdbi.useHandle(handle -> add(handle, 1));
        assertThat(jdbi.<String, RuntimeException>withHandle(
                        handle -> handle.select("SELECT account_key FROM session_change")
                                .mapTo(String.class)
                                .one()))
                .isEqualTo("1");
    }
}
