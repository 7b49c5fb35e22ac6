package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.TokenHash;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        try (TestStore opened = TestStore.open(folder, new Collecting());
                Handle handle = open(folder)) {
            for (int companies : new int[] {0, 1, 3, 250}) {
                ask(opened.store(), caller(companies));
            }
            assertThat(statements).hasSizeGreaterThan(20);
            for (String statement : statements) {
                assertThat(plan(handle, statement)).as(statement).isNotEmpty().noneMatch(QueryPlanTest::isUnbounded);
            }
        }
    }

    @Test
    @DisplayName("the sessions of a list are counted in the index, whatever state or technician is asked for")
    void countedInTheIndex(@TempDir Path folder) throws SQLException {
        try (TestStore opened = TestStore.open(folder, new Collecting());
                Handle handle = open(folder)) {
            for (SessionQuery query : sessionQueries()) {
                if (query.customer().isEmpty() && query.partnerObject().isEmpty()) {
                    assertThat(opened.store().sessions().list(caller(3), query).total())
                            .isZero();
                }
            }
            List<String> counts =
                    statements.stream().filter(sql -> sql.contains("COUNT")).toList();
            assertThat(counts).isNotEmpty();
            for (String count : counts) {
                assertThat(plan(handle, count))
                        .as(count)
                        .anyMatch(step -> step.contains("USING COVERING INDEX session_list "));
            }
        }
    }

    @Test
    @DisplayName("a question that reads everything would be noticed")
    void noticed(@TempDir Path folder) throws SQLException {
        try (TestStore opened = TestStore.open(folder);
                Handle handle = open(folder)) {
            assertThat(opened.store().accounts().isEmpty()).isTrue();
            assertThat(plan(handle, "SELECT * FROM session WHERE notes = ?")).anyMatch(QueryPlanTest::isUnbounded);
            assertThat(plan(handle, "SELECT * FROM recording WHERE account_key = ? ORDER BY started_at"))
                    .anyMatch(QueryPlanTest::isUnbounded);
        }
    }

    private static boolean isUnbounded(String step) {
        // One row for each table that counts.
        return (step.startsWith("SCAN") && !step.equals("SCAN sqlite_sequence") && !step.equals("SCAN CONSTANT ROW"))
                || step.contains("TEMP B-TREE");
    }

    private static List<String> plan(Handle handle, String statement) throws SQLException {
        try (Statement explain = handle.getConnection().createStatement();
                ResultSet result = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            List<String> steps = new ArrayList<>();
            while (result.next()) {
                steps.add(result.getString("detail"));
            }
            return steps;
        }
    }

    private static Handle open(Path folder) {
        return Jdbi.open("jdbc:sqlite:" + TestStore.file(folder));
    }

    static Caller caller(int companies) {
        Set<CompanyId> ids = new HashSet<>();
        for (int i = 0; i < companies; i++) {
            ids.add(CompanyId.of(100 + i));
        }
        return new Caller(ACCOUNT, ids, USER, Set.of(), Seat.NONE);
    }

    static void ask(Store store, Caller caller) {
        SessionReference reference = new SessionReference("reference");
        assertThat(store.sessions().find(caller, reference)).isEmpty();
        assertThat(store.sessions().find(new LaunchToken("launch"))).isEmpty();
        assertThat(store.sessions().find(new JoinToken("join"))).isEmpty();
        assertThat(store.sessions().changes(caller, reference)).isEmpty();
        assertThat(store.sessions().messages(caller, reference)).isEmpty();
        assertThat(store.follows().claim(1, Duration.ofMinutes(1), Duration.ofDays(1)))
                .isEmpty();
        SessionKey unknown = new SessionKey(new UUID(0, 0));
        assertThat(store.follows().find(unknown)).isEmpty();
        assertThat(store.follows().seenAt(unknown)).isEmpty();
        for (SessionQuery query : sessionQueries()) {
            assertThat(store.sessions().list(caller, query).total()).isZero();
        }
        askForCallbacks(store.callbacks(), caller, reference);
        PageCursor end = store.sessions().changesEnd(caller);
        assertThat(store.sessions().changesAfter(caller, Optional.of(end), 10).changes())
                .isEmpty();
        Accounts accounts = store.accounts();
        assertThat(accounts.account(ACCOUNT)).isEmpty();
        assertThat(accounts.technician(TokenHash.of("access"))).isEmpty();
        assertThat(accounts.technician(caller, USER)).isEmpty();
        assertThat(accounts.machine(caller, new MachineUuid("machine"))).isEmpty();
        assertThat(accounts.companies(ACCOUNT)).isEmpty();
        assertThat(accounts.companies(caller, CompanyQuery.ALL).companies()).isEmpty();
        assertThat(accounts.machines(caller, CompanyId.of(100))).isEmpty();
        // Not all accounts: they are what everything is.
        assertThat(accounts.companiesOf(ACCOUNT)).isEmpty();
        assertThat(accounts.techniciansOf(ACCOUNT)).isEmpty();
        assertThat(accounts.machinesOf(ACCOUNT)).isEmpty();
        assertThat(store.recordings().find(caller, RecordingId.of(9))).isEmpty();
        for (RecordingQuery query : queries()) {
            assertThat(store.recordings().available(caller, query).readyForDownload())
                    .isEmpty();
        }
    }

    private static void askForCallbacks(Callbacks callbacks, Caller caller, SessionReference reference) {
        Optional<Instant> time = Optional.of(Instant.EPOCH);
        for (Optional<CallbackState> state :
                List.of(Optional.<CallbackState>empty(), Optional.of(CallbackState.FAILED))) {
            for (Optional<PageCursor> after : List.of(Optional.<PageCursor>empty(), Optional.of(Cursor.of(7)))) {
                for (Optional<SessionReference> session :
                        List.of(Optional.<SessionReference>empty(), Optional.of(reference))) {
                    assertThat(callbacks
                                    .list(caller, new CallbackQuery(state, session, time, time, 50, after))
                                    .callbacks())
                            .isEmpty();
                }
            }
        }
        assertThat(callbacks.find(caller, new CallbackId("msg_none"))).isEmpty();
        assertThat(callbacks.replay(caller, new CallbackId("msg_none"))).isFalse();
        assertThat(callbacks.replay(caller, Instant.EPOCH, Instant.EPOCH)).isZero();
        assertThat(callbacks.untilDue()).isEmpty();
        assertThat(callbacks.claim(10, Duration.ofSeconds(1), Map.of(new CallbackTarget("full"), 0)))
                .isEmpty();
        assertThat(callbacks.epoch(ACCOUNT, CallbackEndpoint.of(URI.create("https://hooks.example.com"))))
                .isEqualTo(Callbacks.Epoch.FIRST);
    }

    private static List<SessionQuery> sessionQueries() {
        PageCursor cursor = new SessionListing.Place(1, new UUID(1, 2).toString()).cursor();
        List<SessionQuery> queries = new ArrayList<>();
        // Each bit is one of the things that can be asked for.
        for (int asked = 0; asked < 1 << 7; asked++) {
            SessionQuery.Builder query = SessionQuery.all().limit(50);
            List<Runnable> parts = List.of(
                    () -> query.statuses(Set.of(SessionStatus.WAITING, SessionStatus.ACTIVE)),
                    () -> query.from(Instant.EPOCH),
                    () -> query.to(Instant.EPOCH),
                    () -> query.technician(USER),
                    () -> query.customer("name"),
                    () -> query.partnerObject("4711"),
                    () -> query.after(cursor));
            for (int part = 0; part < parts.size(); part++) {
                if ((asked >> part & 1) == 1) {
                    parts.get(part).run();
                }
            }
            queries.add(query.build());
        }
        return queries;
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
                            RecordingQuery first = new RecordingQuery(
                                    Optional.of(ACCOUNT),
                                    user,
                                    company,
                                    attendance,
                                    time,
                                    time,
                                    Optional.empty(),
                                    archived,
                                    Optional.empty());
                            queries.add(first);
                            queries.add(first.after(Cursor.of(1, 9, 1, 9)));
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
