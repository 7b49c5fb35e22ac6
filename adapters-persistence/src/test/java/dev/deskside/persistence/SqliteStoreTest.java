package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskside.application.port.Callbacks.Claim;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The SQLite store")
class SqliteStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Account ACCOUNT =
            new Account(AccountKey.of("18446744073709551616"), "Account", Account.Recording.ENABLED);
    private static final Technician TECHNICIAN = new Technician(
            UserKey.of(7),
            ACCOUNT.key(),
            "Technician",
            new EmailAddress("t@example.com"),
            Locale.ENGLISH,
            Seat.REMOTE_SUPPORT,
            Set.of(Role.SUPPORT),
            Set.of());
    private static final Session SESSION = new Session(
            new SessionKey(new UUID(1, 2)),
            NOON,
            0,
            new SessionTokens(TokenHash.of("token"), Optional.empty(), Optional.empty()),
            Optional.empty(),
            SessionSnapshot.in(SessionStatus.NOT_STARTED)
                    .account(Optional.of(ACCOUNT.key()))
                    .build());
    private static final Recording RECORDING = Recording.captured(
                    RecordingId.of(9), ACCOUNT.key(), TECHNICIAN.key(), Optional.empty(), SESSION.key(), NOON)
            .offerForTranscode();

    @TempDir
    private Path folder;

    private static void assertRefused(ErrorCode code, String word, Runnable act) {
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(act::run)
                .satisfies(
                        e -> assertThat(e.code()).isEqualTo(code),
                        e -> assertThat(e.getMessage()).contains(word).doesNotContain("deskside.db", "SELECT"));
    }

    private Jdbi byHand() {
        return Jdbi.create("jdbc:sqlite:" + TestStore.file(folder));
    }

    @Test
    @DisplayName("holds everything after it was closed and opened again, in one file")
    void reopened() throws IOException {
        try (TestStore first = TestStore.open(folder)) {
            assertThat(first.store().accounts().isEmpty()).isTrue();
            first.store().accounts().add(ACCOUNT);
            first.store().accounts().add(TECHNICIAN, TokenHash.of("access"));
            first.store().sessions().commit(SESSION, 0, List.of(new SessionChange(SessionStatus.NOT_STARTED, NOON)));
            first.store().recordings().commit(RECORDING, 0);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(TestStore.file(folder));
        }
        try (TestStore second = TestStore.open(folder)) {
            SqliteStore store = second.store();
            Caller caller = Caller.of(TECHNICIAN);
            assertThat(store.accounts().isEmpty()).isFalse();
            assertThat(store.accounts().account(ACCOUNT.key())).contains(ACCOUNT);
            assertThat(store.accounts().technician(TokenHash.of("access"))).contains(TECHNICIAN);
            SessionReference reference = new SessionReference("token");
            assertThat(store.sessions().find(caller, reference)).contains(new Versioned<>(SESSION, 1));
            assertThat(store.sessions().changes(caller, reference)).hasSize(1);
            assertThat(store.recordings().find(caller, RECORDING.id())).contains(new Versioned<>(RECORDING, 1));
            assertThat(store.recordings()
                            .available(
                                    caller,
                                    RecordingQuery.ofAccount(ACCOUNT.key()).build())
                            .readyForTranscode())
                    .containsExactly(RECORDING.id());
        }
    }

    @Test
    @DisplayName("gives what was on its way when the process was killed to the next one at once, and no retry earlier")
    void leasesEnd() {
        Duration lease = Duration.ofHours(1);
        try (TestStore killed = TestStore.open(folder)) {
            killed.store().accounts().add(ACCOUNT);
            for (int number = 1; number <= 2; number++) {
                Session session = new Session(
                                new SessionKey(new UUID(3, number)),
                                NOON,
                                0,
                                new SessionTokens(TokenHash.of("token" + number), Optional.empty(), Optional.empty()),
                                Optional.of(URI.create("https://hooks.example.com/" + number)),
                                SESSION.snapshot())
                        .launch(new SessionId("id" + number), NOON);
                killed.store().sessions().commit(session, 0, List.of(new SessionChange(session.status(), NOON)));
            }
            List<Claim> claims = killed.store().callbacks().claim(2, lease, Map.of());
            assertThat(claims).hasSize(2);
            killed.store()
                    .callbacks()
                    .settle(
                            claims.get(0),
                            new CallbackAttempt(
                                    NOON, Duration.ZERO, CallbackTrigger.CHANGE, CallbackAnswer.failed("no route")),
                            Optional.of(lease));
            assertThat(killed.store().callbacks().claim(2, lease, Map.of())).isEmpty();
            try (TestStore next = TestStore.open(folder)) {
                assertThat(next.store().callbacks().claim(2, lease, Map.of()))
                        .extracting(Claim::id)
                        .containsExactly(claims.get(1).id());
            }
            assertThat(killed.store().callbacks().handBack(claims.get(1), Duration.ZERO))
                    .as("the earlier claim is held no more")
                    .isFalse();
        }
    }

    @Test
    @DisplayName("keeps a write-ahead log, and lets nobody else read the file")
    void safe() throws IOException {
        try (TestStore opened = TestStore.open(folder)) {
            opened.store().accounts().add(ACCOUNT);
            String journal = byHand().withHandle(handle ->
                    handle.select("PRAGMA journal_mode").mapTo(String.class).one());
            assertThat(journal).isEqualTo("wal");
        }
        Path file = TestStore.file(folder);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("refuses a session or recording of an account that isn't there")
    void noAccount() {
        try (TestStore opened = TestStore.open(folder)) {
            assertRefused(
                    ErrorCode.INVALID_KEY,
                    "unknown",
                    () -> opened.store().sessions().commit(SESSION, 0, List.of()));
            assertRefused(
                    ErrorCode.INVALID_KEY,
                    "unknown",
                    () -> opened.store().recordings().commit(RECORDING, 0));
        }
    }

    @Test
    @DisplayName("is unavailable once it is closed, and may be closed twice")
    void closed() {
        TestStore opened = TestStore.open(folder);
        opened.close();
        opened.close();
        assertRefused(
                ErrorCode.UNAVAILABLE, "closed", () -> opened.store().accounts().add(ACCOUNT));
        assertRefused(
                ErrorCode.UNAVAILABLE, "store", () -> opened.store().accounts().account(ACCOUNT.key()));
    }

    @Test
    @DisplayName("refuses to open what a newer version wrote, and leaves it as it is")
    void newer() throws IOException {
        TestStore.open(folder).close();
        byHand().useHandle(handle -> handle.execute("""
                INSERT INTO flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (99, '99', 'from the future', 'SQL', 'V99__future.sql', 1, '', 1, 1)
                """));
        byte[] before = Files.readAllBytes(TestStore.file(folder));
        assertRefused(ErrorCode.UNRECOGNISED, "newer version", () -> TestStore.open(folder));
        assertThat(Files.readAllBytes(TestStore.file(folder))).isEqualTo(before);
    }

    @Test
    @DisplayName("refuses to open a file that isn't a database, and leaves it as it is")
    void notADatabase() throws IOException {
        Files.writeString(TestStore.file(folder), "The minutes of the last meeting\n".repeat(1000));
        byte[] before = Files.readAllBytes(TestStore.file(folder));
        assertRefused(ErrorCode.UNRECOGNISED, "not an SQLite database", () -> TestStore.open(folder));
        assertThat(Files.readAllBytes(TestStore.file(folder))).isEqualTo(before);
    }

    @Test
    @DisplayName("refuses to open another program's database, and leaves it as it is")
    void foreignDatabase() throws IOException {
        byHand().useHandle(handle -> handle.execute("CREATE TABLE account (name TEXT)"));
        byte[] before = Files.readAllBytes(TestStore.file(folder));
        assertRefused(ErrorCode.UNRECOGNISED, "didn't make", () -> TestStore.open(folder));
        assertThat(Files.readAllBytes(TestStore.file(folder))).isEqualTo(before);
    }

    @Test
    @DisplayName("says so where there is no folder for it")
    void noFolder() {
        assertRefused(ErrorCode.UNAVAILABLE, "folder", () -> TestStore.open(folder.resolve("missing")));
    }

    @Test
    @DisplayName("keeps the first key's fingerprint that it is asked for, and knows no other")
    void keyed() {
        try (TestStore opened = TestStore.open(folder)) {
            assertThat(opened.store().isKeyedBy("first")).isTrue();
            assertThat(opened.store().isKeyedBy("second")).isFalse();
        }
        try (TestStore opened = TestStore.open(folder)) {
            assertThat(opened.store().isKeyedBy("second")).isFalse();
            assertThat(opened.store().isKeyedBy("first")).isTrue();
        }
        assertThat(StoreAtRest.inFile(TestStore.file(folder)).keyFingerprint()).contains("first");
    }

    @Test
    @DisplayName("tells at rest what is wrong with it")
    void flaws() throws IOException {
        TestStore.open(folder).close();
        StoreAtRest store = StoreAtRest.inFile(TestStore.file(folder));
        assertThat(store.schema()).isEqualTo(store.newestSchema());
        assertThat(store.flaws()).isEmpty();

        byHand().useHandle(handle -> {
            handle.execute("PRAGMA foreign_keys = OFF");
            handle.execute("INSERT INTO company VALUES ('1', 'nobody', 'Company')");
        });
        assertThat(store.flaws()).containsExactly("a row of company belongs to a row of account that isn't there");

        int page = byHand().withHandle(
                        handle -> handle.select("SELECT rootpage FROM sqlite_master WHERE name = 'machine_of_company'")
                                .mapTo(int.class)
                                .one());
        byte[] bytes = Files.readAllBytes(TestStore.file(folder));
        int size = 4096;
        Arrays.fill(bytes, (page - 1) * size, page * size, (byte) 0x5a);
        Files.write(TestStore.file(folder), bytes);
        assertThat(store.flaws()).hasSizeGreaterThan(1);
    }
}
