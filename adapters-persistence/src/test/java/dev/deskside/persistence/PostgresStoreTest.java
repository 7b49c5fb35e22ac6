package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The PostgreSQL store")
@Timeout(120)
class PostgresStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Account ACCOUNT =
            new Account(AccountKey.of("18446744073709551616"), "Account", Account.Recording.ENABLED);
    private static final Caller CALLER =
            new Caller(ACCOUNT.key(), Set.of(), UserKey.of(7), Set.of(), Seat.REMOTE_SUPPORT);

    private final PostgresAddress address = Postgres.emptyDatabase();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    private static Session session(int number) {
        return new Session(
                new SessionKey(new UUID(1, number)),
                NOON,
                0,
                new SessionTokens(TokenHash.of("token" + number), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(ACCOUNT.key()))
                        .build());
    }

    private static List<SessionChange> change() {
        return List.of(new SessionChange(SessionStatus.NOT_STARTED, NOON));
    }

    private static void assertRefused(ErrorCode code, String word, Runnable act) {
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(act::run)
                .satisfies(
                        e -> assertThat(e.code()).isEqualTo(code),
                        e -> assertThat(e.getMessage()).contains(word).doesNotContain("SELECT", "s3cret"));
    }

    private PostgresStore open() {
        return PostgresStore.open(address, 4);
    }

    private List<String> tables() {
        return Postgres.jdbi(address)
                .withHandle(handle -> handle.select(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    @DisplayName("holds everything after it was closed and opened again, and shows it to other nodes at once")
    void reopened() {
        SessionReference reference = new SessionReference("token1");
        try (PostgresStore first = open();
                PostgresStore second = open()) {
            first.accounts().add(ACCOUNT);
            first.sessions().commit(session(1), 0, change());
            assertThat(second.sessions().find(CALLER, reference)).contains(new Versioned<>(session(1), 1));
            assertThat(second.sessions().commit(session(1), 1, change())).isEqualTo(2);
            assertRefused(
                    ErrorCode.STALE_WRITE, "changed", () -> first.sessions().commit(session(1), 1, change()));
        }
        try (PostgresStore third = open()) {
            assertThat(third.accounts().allAccounts()).containsExactly(ACCOUNT);
            assertThat(third.sessions().changes(CALLER, reference)).hasSize(2);
        }
    }

    @Test
    @DisplayName("acknowledges nothing before it is on disk, on a server that would")
    void durable() {
        assertThat(Postgres.jdbi(address).withHandle(PostgresStoreTest::synchronousCommit))
                .as("this test needs a server that is careless")
                .isEqualTo("off");
        try (PostgresStore store = open()) {
            assertThat(store.database().write(PostgresStoreTest::synchronousCommit))
                    .isEqualTo("on");
        }
    }

    private static String synchronousCommit(Handle handle) {
        return handle.select("SHOW synchronous_commit").mapTo(String.class).one();
    }

    @Test
    @DisplayName("is unavailable once it is closed, and may be closed twice")
    void closed() {
        PostgresStore store = open();
        store.close();
        store.close();
        assertRefused(ErrorCode.UNAVAILABLE, "closed", () -> store.accounts().add(ACCOUNT));
        assertRefused(ErrorCode.UNAVAILABLE, "closed", () -> store.accounts().account(ACCOUNT.key()));
    }

    @Test
    @DisplayName("finishes what runs before it closes")
    void finishes() throws Exception {
        PostgresStore store = open();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Integer> written = threads.submit(() -> store.database().write(handle -> {
            inside.countDown();
            awaiting(goOn);
            return handle.execute(
                    "INSERT INTO account VALUES (?, ?, ?)", ACCOUNT.key().toString(), "Account", "ENABLED");
        }));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Future<?> closing = threads.submit(store::close);
        await().until(() -> isRefusing(store));
        goOn.countDown();
        assertThat(written.get()).isEqualTo(1);
        closing.get();
        try (PostgresStore again = open()) {
            assertThat(again.accounts().allAccounts()).containsExactly(ACCOUNT);
        }
    }

    private static boolean isRefusing(PostgresStore store) {
        try {
            store.accounts().allAccounts();
            return false;
        } catch (DesksideException e) {
            return e.code() == ErrorCode.UNAVAILABLE;
        }
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("is reached again after its server has dropped every connection")
    void dropped() {
        try (PostgresStore store = open()) {
            store.accounts().add(ACCOUNT);
            Postgres.jdbi(address)
                    .useHandle(handle -> handle.select(
                                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                            .mapTo(boolean.class)
                            .list());
            await().ignoreExceptions()
                    .until(() -> store.accounts().allAccounts().equals(List.of(ACCOUNT)));
            await().ignoreExceptions().until(() -> store.sessions().commit(session(1), 0, change()) == 1);
        }
    }

    @Test
    @DisplayName("writes again what the server has undone because two waited for each other")
    void deadlock() throws Exception {
        try (PostgresStore store = open()) {
            store.accounts().add(ACCOUNT);
            store.sessions().commit(session(1), 0, change());
            store.sessions().commit(session(2), 0, change());
            CyclicBarrier both = new CyclicBarrier(2);
            List<Future<Integer>> outcomes = new ArrayList<>();
            for (List<Integer> order : List.of(List.of(1, 2), List.of(2, 1))) {
                CountDownLatch first = new CountDownLatch(1);
                outcomes.add(threads.submit(() -> store.database().write(handle -> {
                    int locked = lock(handle, order.get(0));
                    if (first.getCount() > 0) {
                        first.countDown();
                        meeting(both);
                    }
                    return locked + lock(handle, order.get(1));
                })));
            }
            for (Future<Integer> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(2);
            }
        }
    }

    private static int lock(Handle handle, int session) {
        return handle.execute(
                "UPDATE session SET token_epoch = 1 WHERE session_key = ?", new UUID(1, session).toString());
    }

    private static void meeting(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("opens for nodes that start at once on an empty database")
    void atOnce() throws Exception {
        CyclicBarrier all = new CyclicBarrier(4);
        List<Future<PostgresStore>> opening = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            opening.add(threads.submit(() -> {
                meeting(all);
                return PostgresStore.open(address, 1);
            }));
        }
        for (Future<PostgresStore> each : opening) {
            try (PostgresStore store = each.get()) {
                assertThat(store.accounts().isEmpty()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("keeps the first key's fingerprint that it is asked for, and knows no other")
    void keyed() {
        try (PostgresStore store = open()) {
            assertThat(store.isKeyedBy("first")).isTrue();
            assertThat(store.isKeyedBy("second")).isFalse();
        }
        try (PostgresStore store = open()) {
            assertThat(store.isKeyedBy("second")).isFalse();
            assertThat(store.isKeyedBy("first")).isTrue();
        }
    }

    @Test
    @DisplayName("refuses to open what a newer version wrote")
    void newer() {
        open().close();
        Postgres.jdbi(address).useHandle(handle -> handle.execute("""
                INSERT INTO flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (99, '99', 'from the future', 'SQL', 'V99__future.sql', 1, '', 1, true)
                """));
        assertRefused(ErrorCode.UNRECOGNISED, "newer version", this::open);
        assertRefused(
                ErrorCode.UNRECOGNISED,
                "newer version",
                () -> StoreAtRest.at(address).schema());
    }

    @Test
    @DisplayName("refuses to open another program's database, and leaves it as it is")
    void foreign() {
        Postgres.jdbi(address).useHandle(handle -> handle.execute("CREATE TABLE invoice (name TEXT)"));
        assertRefused(ErrorCode.UNRECOGNISED, "didn't make", this::open);
        assertThat(tables()).containsExactly("invoice");
    }

    @Test
    @DisplayName("refuses to open what was copied from a server whose transaction ids are ahead")
    void copied() {
        try (PostgresStore store = open()) {
            store.accounts().add(ACCOUNT);
            store.sessions().commit(session(1), 0, change());
        }
        open().close();
        Postgres.jdbi(address).useHandle(handle -> handle.execute("UPDATE session_change SET xid = '99999999999'"));
        assertRefused(ErrorCode.UNRECOGNISED, "pg_resetwal", this::open);
        assertThat(StoreAtRest.at(address).flaws()).anyMatch(flaw -> flaw.contains("pg_resetwal"));
    }

    @Test
    @DisplayName("says what to do where the server can't be reached or has no such database, and shows no password")
    void unreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        PostgresAddress nowhere = new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:%d/x".formatted(free), Optional.of("me"), Optional.of("s3cret"));
        assertRefused(ErrorCode.UNAVAILABLE, "host and port", () -> PostgresStore.open(nowhere, 1));
        assertRefused(
                ErrorCode.UNAVAILABLE,
                "host and port",
                () -> StoreAtRest.at(nowhere).schema());
        assertThat(nowhere.toString()).doesNotContain("s3cret");
        assertRefused(
                ErrorCode.UNAVAILABLE, "create it", () -> PostgresStore.open(Postgres.address("no_such_database"), 1));
    }

    @Test
    @DisplayName("at rest tells its schema, and that a server that doesn't write to disk is none to rely on")
    void atRest() {
        StoreAtRest store = StoreAtRest.at(address);
        assertThat(store.schema()).isEqualTo("none");
        assertThat(tables()).isEmpty();
        store.migrate();
        assertThat(store.schema()).isEqualTo(store.newestSchema());
        assertThat(store.keyFingerprint()).isEmpty();
        assertThat(store.flaws()).singleElement().asString().contains("fsync");
    }
}
