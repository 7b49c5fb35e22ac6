package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions.Listed;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.TokenHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of an older version is written here as that version wrote it, in SQL: today's code can't any more. */
@DisplayName("A store that an older version wrote")
class UpgradeTest {
    private static final String SESSION = "00000000-0000-0001-0000-000000000002";
    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Account ACCOUNT =
            new Account(AccountKey.of("18446744073709551616"), "Account", Account.Recording.ENABLED);
    private static final Company COMPANY = new Company(CompanyId.of(5), ACCOUNT.key(), "Company");
    private static final Technician TECHNICIAN = new Technician(
            UserKey.of(7),
            ACCOUNT.key(),
            "Technician",
            new EmailAddress("t@example.com"),
            Locale.ENGLISH,
            Seat.REMOTE_SUPPORT,
            Set.of(Role.SUPPORT),
            Set.of(COMPANY.id()));

    @TempDir
    private Path folder;

    @BeforeEach
    void writeVersion1() {
        String url = "jdbc:sqlite:" + TestStore.file(folder);
        Flyway.configure(UpgradeTest.class.getClassLoader())
                .dataSource(url, null, null)
                .locations("classpath:dev/deskside/persistence/migration/sqlite")
                .target("1")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(UpgradeTest::fill);
    }

    @Test
    @DisplayName("is copied as it is, before it is brought up to date")
    void isCopied() {
        Path copy = folder.resolve("copy.db");
        StoreAtRest.inFile(TestStore.file(folder)).copyTo(copy);
        StoreAtRest copied = StoreAtRest.inFile(copy);
        assertThat(copied.schema()).isEqualTo("1");
        assertThat(copied.keyFingerprint()).isEmpty();
        assertThat(copied.flaws()).isEmpty();
        copied.leaveGap();
        copied.migrate();
        assertThat(copied.schema()).isEqualTo(copied.newestSchema());
        assertThat(copied.flaws()).isEmpty();
    }

    private static void fill(Handle version1) {
        String account = ACCOUNT.key().toString();
        long created = Micros.of(CREATED);
        version1.execute("INSERT INTO account VALUES (?, 'Account', 'ENABLED')", account);
        version1.execute("INSERT INTO company VALUES ('5', ?, 'Company')", account);
        version1.execute("INSERT INTO machine VALUES ('m-1', '5', 'Reception')");
        version1.execute(
                "INSERT INTO technician VALUES ('7', ?, ?, 'Technician', 't@example.com', 'en', 'REMOTE_SUPPORT')",
                account,
                TokenHash.of("access").hex());
        version1.execute("INSERT INTO technician_role VALUES ('7', 'SUPPORT')");
        version1.execute("INSERT INTO technician_company VALUES ('7', '5', ?)", account);
        version1.execute("""
                INSERT INTO session (session_key, version, account_key, created_at, token_epoch, session_token_hash,
                  session_id, status, technician_key, customer_name, partner_object_kind, partner_object, machine_uuid,
                  machine_company_id, notes)
                VALUES (?, 2, ?, ?, 0, ?, 'id-1', 'WAITING', '7', 'Customer', 'text', '007', 'm-1', '5', 'Notes')
                """, SESSION, account, created, TokenHash.of("token").hex());
        version1.execute("INSERT INTO session_collaborator VALUES (?, 0, '8', 'Second', NULL)", SESSION);
        for (String status : List.of("NOT_STARTED", "WAITING")) {
            version1.execute(
                    "INSERT INTO session_change (session_key, version, status, happened_at) VALUES (?, 1, ?, ?)",
                    SESSION,
                    status,
                    created);
        }
        version1.execute(
                "INSERT INTO recording VALUES ('019', 3, ?, '7', '5', ?, ?, 'READY_FOR_DOWNLOAD', 0)",
                account,
                SESSION,
                created);
    }

    @Test
    @DisplayName("is upgraded with all that is in it")
    void everythingIsThere() {
        try (TestStore opened = TestStore.open(folder)) {
            SqliteStore store = opened.store();
            Caller caller = Caller.of(TECHNICIAN);
            assertThat(store.accounts().allAccounts()).containsExactly(ACCOUNT);
            assertThat(store.accounts().technician(TokenHash.of("access"))).contains(TECHNICIAN);
            assertThat(store.accounts().companies(caller, CompanyQuery.ALL))
                    .isEqualTo(new CompanyPage(1, List.of(COMPANY)));

            Versioned<Session> session =
                    store.sessions().find(caller, new SessionReference("id-1")).orElseThrow();
            assertThat(session.version()).isEqualTo(2);
            assertThat(session.value().createdAt()).isEqualTo(CREATED);
            assertThat(session.value().snapshot().notes()).contains("Notes");
            assertThat(session.value().snapshot().collaborators()).hasSize(1);
            assertThat(store.sessions().changes(caller, new SessionReference("token")))
                    .extracting(LoggedChange::sequence)
                    .containsExactly(1L, 2L);

            assertThat(store.recordings().find(caller, RecordingId.of(9)).orElseThrow())
                    .satisfies(
                            found -> assertThat(found.version()).isEqualTo(3),
                            found -> assertThat(found.value().state()).isEqualTo(RecordingState.READY_FOR_DOWNLOAD));
            assertThat(store.recordings()
                            .available(
                                    caller,
                                    RecordingQuery.ofAccount(ACCOUNT.key()).build()))
                    .isEqualTo(new AvailableRecordings(List.of(), List.of(RecordingId.of(9))));
        }
    }

    @Test
    @DisplayName("tells nobody of what changed before, and of what changes from then on")
    void callbacks() {
        Jdbi.create("jdbc:sqlite:" + TestStore.file(folder))
                .useHandle(handle -> handle.execute(
                        "UPDATE session SET status_callback_url = 'https://hooks.example.com', started_at = 1"));
        try (TestStore opened = TestStore.open(folder)) {
            SqliteStore store = opened.store();
            Caller caller = Caller.of(TECHNICIAN);
            assertThat(store.callbacks().untilDue()).isEmpty();
            assertThat(store.callbacks().list(caller, CallbackQuery.all()).callbacks())
                    .isEmpty();
            Versioned<Session> found =
                    store.sessions().find(caller, new SessionReference("id-1")).orElseThrow();
            Session joined = found.value().join(CREATED);
            store.sessions().commit(joined, found.version(), joined.changesSince(found.value(), CREATED));
            assertThat(store.callbacks().list(caller, CallbackQuery.all()).callbacks())
                    .extracting(callback -> callback.change().status())
                    .containsExactly(SessionStatus.ACTIVE);
        }
    }

    @Test
    @DisplayName("knows of its machines what it knew: they are offline until they are heard of")
    void machines() {
        try (TestStore opened = TestStore.open(folder)) {
            Machine machine = new Machine(
                    new MachineUuid("m-1"),
                    COMPANY.id(),
                    "Reception",
                    Optional.empty(),
                    List.of(),
                    Optional.of(MachineStatus.OFFLINE));
            Caller caller = Caller.of(TECHNICIAN);
            assertThat(opened.store().accounts().machine(caller, machine.uuid()))
                    .contains(machine);
            assertThat(opened.store().accounts().machines(caller, COMPANY.id())).containsExactly(machine);
            assertThat(opened.store().accounts().machinesOf(ACCOUNT.key())).containsExactly(machine);
        }
    }

    @Test
    @DisplayName("lists its sessions, and keeps what is said in them and what is granted from then on")
    void newQuestions() {
        ChatMessage message = new ChatMessage(CREATED, "Hello", Optional.of("Customer"));
        Company second = new Company(CompanyId.of(6), ACCOUNT.key(), "Second");
        // Opened twice: what is upgraded already is left alone.
        for (int opening = 1; opening <= 2; opening++) {
            try (TestStore opened = TestStore.open(folder)) {
                SqliteStore store = opened.store();
                Caller caller = Caller.of(TECHNICIAN);
                Listed listed = store.sessions()
                        .list(
                                caller,
                                SessionQuery.all()
                                        .statuses(Set.of(SessionStatus.WAITING))
                                        .technician(TECHNICIAN.key())
                                        .customer("CUST")
                                        .partnerObject("007")
                                        .from(CREATED)
                                        .to(CREATED)
                                        .build());
                assertThat(listed.total()).isEqualTo(1);
                assertThat(listed.next()).isEmpty();
                assertThat(listed.sessions())
                        .extracting(found -> found.value().key())
                        .containsExactly(new SessionKey(UUID.fromString(SESSION)));
                if (opening == 1) {
                    store.sessions().say(listed.sessions().get(0).value().key(), message);
                    store.accounts().add(second);
                    store.accounts().grant(TECHNICIAN.key(), second.id());
                }
                assertThat(store.sessions().messages(caller, new SessionReference("id-1")))
                        .containsExactly(message);
                assertThat(store.accounts().technician(TokenHash.of("access")))
                        .contains(TECHNICIAN.withAccessTo(second.id()));
            }
        }
    }
}
