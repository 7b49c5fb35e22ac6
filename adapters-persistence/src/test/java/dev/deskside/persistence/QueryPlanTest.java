package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.TokenHash;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks every question that the ports can ask, and has SQLite explain how it would answer each. */
@DisplayName("No question reads more as the store grows")
class QueryPlanTest {
    private static final AccountKey ACCOUNT = AccountKey.of(1);
    private static final UserKey USER = UserKey.of(2);

    private final Set<String> statements = new ConcurrentSkipListSet<>();

    @Test
    @DisplayName("each goes by an index, and none sorts")
    void byIndex(@TempDir Path folder) throws SQLException {
        try (TestStore opened = TestStore.open(folder, new Collecting())) {
            for (int companies : new int[] {0, 1, 3, 250}) {
                ask(opened.store(), caller(companies));
            }
            assertThat(statements).hasSizeGreaterThan(20);
            Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + TestStore.file(folder));
            for (String statement : statements) {
                assertThat(plan(jdbi, statement)).as(statement).isNotEmpty().noneMatch(QueryPlanTest::isUnbounded);
            }
        }
    }

    @Test
    @DisplayName("a question that reads everything would be noticed")
    void noticed(@TempDir Path folder) throws SQLException {
        try (TestStore opened = TestStore.open(folder)) {
            assertThat(opened.store().accounts().isEmpty()).isTrue();
            Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + TestStore.file(folder));
            assertThat(plan(jdbi, "SELECT * FROM session WHERE notes = ?")).anyMatch(QueryPlanTest::isUnbounded);
            assertThat(plan(jdbi, "SELECT * FROM recording WHERE account_key = ? ORDER BY started_at"))
                    .anyMatch(QueryPlanTest::isUnbounded);
        }
    }

    private static boolean isUnbounded(String step) {
        return step.startsWith("SCAN") || step.contains("TEMP B-TREE");
    }

    private static List<String> plan(Jdbi jdbi, String statement) throws SQLException {
        try (Handle handle = jdbi.open();
                Statement explain = handle.getConnection().createStatement();
                ResultSet result = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            List<String> steps = new ArrayList<>();
            while (result.next()) {
                steps.add(result.getString("detail"));
            }
            return steps;
        }
    }

    private static Caller caller(int companies) {
        Set<CompanyId> ids = new HashSet<>();
        for (int i = 0; i < companies; i++) {
            ids.add(CompanyId.of(100 + i));
        }
        return new Caller(ACCOUNT, ids, USER, Set.of(), Seat.NONE);
    }

    private static void ask(SqliteStore store, Caller caller) {
        SessionReference reference = new SessionReference("reference");
        assertThat(store.sessions().find(caller, reference)).isEmpty();
        assertThat(store.sessions().find(new LaunchToken("launch"))).isEmpty();
        assertThat(store.sessions().find(new JoinToken("join"))).isEmpty();
        assertThat(store.sessions().changes(caller, reference)).isEmpty();
        Accounts accounts = store.accounts();
        assertThat(accounts.account(ACCOUNT)).isEmpty();
        assertThat(accounts.technician(TokenHash.of("access"))).isEmpty();
        assertThat(accounts.technician(caller, USER)).isEmpty();
        assertThat(accounts.machine(caller, new MachineUuid("machine"))).isEmpty();
        assertThat(store.recordings().find(caller, RecordingId.of(9))).isEmpty();
        for (RecordingQuery query : queries()) {
            assertThat(store.recordings().available(caller, query).readyForDownload())
                    .isEmpty();
        }
    }

    private static List<RecordingQuery> queries() {
        List<RecordingQuery> queries = new ArrayList<>();
        for (Optional<UserKey> user : List.of(Optional.<UserKey>empty(), Optional.of(USER))) {
            for (Optional<CompanyId> company : List.of(Optional.<CompanyId>empty(), Optional.of(CompanyId.of(100)))) {
                for (Optional<Attendance> attendance : List.of(
                        Optional.<Attendance>empty(),
                        Optional.of(Attendance.ATTENDED),
                        Optional.of(Attendance.UNATTENDED))) {
                    for (Optional<Instant> time : List.of(Optional.<Instant>empty(), Optional.of(Instant.EPOCH))) {
                        for (boolean archived : new boolean[] {false, true}) {
                            queries.add(new RecordingQuery(
                                    Optional.of(ACCOUNT),
                                    user,
                                    company,
                                    attendance,
                                    time,
                                    time,
                                    Optional.empty(),
                                    archived,
                                    Optional.empty()));
                        }
                    }
                }
            }
        }
        return queries;
    }

    private final class Collecting implements SqlLogger {
        @Override
        public void logAfterExecution(StatementContext context) {
            statements.add(context.getParsedSql().getSql());
        }
    }
}
