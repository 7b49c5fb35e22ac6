package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
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
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a file as the first version of the schema left it, with a row in each of its tables. */
@DisplayName("A store of the first version")
class UpgradeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Account ACCOUNT =
            new Account(AccountKey.of("18446744073709551616"), "Account 🗝", Account.Recording.ENABLED);
    private static final Company COMPANY = new Company(CompanyId.of(3), ACCOUNT.key(), "Bäckerei");
    private static final Technician TECHNICIAN = new Technician(
            UserKey.of(7),
            ACCOUNT.key(),
            "Zoë",
            new EmailAddress("t@example.com"),
            Locale.GERMAN,
            Seat.REMOTE_SUPPORT,
            Set.of(Role.SUPPORT),
            Set.of(COMPANY.id()));
    private static final MachineUuid MACHINE = new MachineUuid("machine-1");
    private static final Session SESSION = new Session(
            new SessionKey(new UUID(1, 2)),
            NOON,
            0,
            new SessionTokens(TokenHash.of("token"), Optional.empty(), Optional.empty()),
            Optional.empty(),
            SessionSnapshot.in(SessionStatus.NOT_STARTED)
                    .account(Optional.of(ACCOUNT.key()))
                    .technician(Participant.of(TECHNICIAN))
                    .customer(Customer.named("Jörg"))
                    .partnerObject(Optional.of(new PartnerObject.Numeric(new BigDecimal("4711"))))
                    .machine(Optional.of(new UnattendedMachine(
                            MACHINE, Optional.empty(), Optional.empty(), Optional.of(COMPANY.id()))))
                    .collaborators(List.of(new Participant(Optional.empty(), Optional.of("Helper"), Optional.empty())))
                    .build());
    private static final Recording RECORDING = new Recording(
            RecordingId.of(9),
            ACCOUNT.key(),
            TECHNICIAN.key(),
            Optional.of(COMPANY.id()),
            SESSION.key(),
            NOON,
            RecordingState.READY_FOR_DOWNLOAD,
            false);

    @TempDir
    private Path folder;

    @BeforeEach
    void firstVersion() {
        String url = "jdbc:sqlite:" + TestStore.file(folder);
        Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(url, null, null)
                .locations("classpath:dev/deskside/persistence/migration/sqlite")
                .target("1")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(UpgradeTest::fill);
    }

    /** By hand: what writes today knows only today's tables. */
    private static void fill(Handle handle) {
        String account = ACCOUNT.key().toString();
        long noon = Micros.of(NOON);
        handle.execute("INSERT INTO account VALUES (?, ?, 'ENABLED')", account, ACCOUNT.name());
        handle.execute("INSERT INTO company VALUES ('3', ?, ?)", account, COMPANY.name());
        handle.execute("INSERT INTO machine VALUES ('machine-1', '3', 'Reception')");
        handle.execute(
                "INSERT INTO technician VALUES ('7', ?, ?, ?, 't@example.com', 'de', 'REMOTE_SUPPORT')",
                account,
                TokenHash.of("access").hex(),
                TECHNICIAN.name());
        handle.execute("INSERT INTO technician_role VALUES ('7', 'SUPPORT')");
        handle.execute("INSERT INTO technician_company VALUES ('7', '3', ?)", account);
        handle.execute(
                """
                INSERT INTO session
                  (session_key, version, account_key, created_at, token_epoch, session_token_hash, status,
                   technician_key, technician_name, technician_email, customer_name, partner_object_kind,
                   partner_object, machine_uuid, machine_company_id)
                VALUES (?, 1, ?, ?, 0, ?, 'NOT_STARTED', '7', ?, 't@example.com', 'Jörg', 'number', '4711',
                  'machine-1', '3')
                """,
                SESSION.key().toString(),
                account,
                noon,
                TokenHash.of("token").hex(),
                TECHNICIAN.name());
        handle.execute(
                "INSERT INTO session_collaborator VALUES (?, 0, NULL, 'Helper', NULL)",
                SESSION.key().toString());
        handle.execute(
                "INSERT INTO session_change VALUES (41, ?, 1, 'NOT_STARTED', ?)",
                SESSION.key().toString(),
                noon);
        handle.execute(
                "INSERT INTO recording VALUES ('019', 1, ?, '7', '3', ?, ?, 'READY_FOR_DOWNLOAD', 0)",
                account,
                SESSION.key().toString(),
                noon);
    }

    @Test
    @DisplayName("opens with everything that was in it, and stays open to every question, also the second time")
    void everythingIsThere() {
        for (int time = 0; time < 2; time++) {
            try (TestStore opened = TestStore.open(folder)) {
                Accounts accounts = opened.store().accounts();
                Caller caller = Caller.of(TECHNICIAN);
                assertThat(accounts.allAccounts()).containsExactly(ACCOUNT);
                assertThat(accounts.companies(caller, CompanyQuery.ALL))
                        .isEqualTo(new CompanyPage(1, List.of(COMPANY)));
                assertThat(accounts.technician(TokenHash.of("access"))).contains(TECHNICIAN);
                assertThat(accounts.machines(caller, COMPANY.id()))
                        .as("of which nothing more is known")
                        .containsExactly(new Machine(
                                MACHINE,
                                COMPANY.id(),
                                "Reception",
                                Optional.empty(),
                                List.of(),
                                Optional.of(MachineStatus.OFFLINE)));

                Sessions sessions = opened.store().sessions();
                Versioned<Session> stored = new Versioned<>(SESSION, 1);
                SessionReference reference = new SessionReference("token");
                assertThat(sessions.find(caller, reference)).contains(stored);
                assertThat(sessions.changes(caller, reference))
                        .containsExactly(new LoggedChange(
                                41, SESSION.key(), 1, new SessionChange(SessionStatus.NOT_STARTED, NOON)));
                assertThat(sessions.messages(caller, reference)).isEmpty();
                for (SessionQuery.Builder query : List.of(
                        SessionQuery.all(),
                        SessionQuery.all().partnerObject("4711"),
                        SessionQuery.all().customer("RG").technician(TECHNICIAN.key()))) {
                    assertThat(sessions.list(caller, query.build()))
                            .isEqualTo(new Sessions.Listed(1, List.of(stored), Optional.empty()));
                }

                assertThat(opened.store().recordings().find(caller, RECORDING.id()))
                        .contains(new Versioned<>(RECORDING, 1));
                assertThat(opened.store()
                                .recordings()
                                .available(
                                        caller,
                                        RecordingQuery.ofAccount(ACCOUNT.key()).build())
                                .readyForDownload())
                        .containsExactly(RECORDING.id());
            }
        }
    }

    @Test
    @DisplayName("takes what only the later version knows: machines with addresses, and chats")
    void takesWhatIsNew() {
        Machine machine = new Machine(
                new MachineUuid("machine-2"),
                COMPANY.id(),
                "Back office",
                Optional.of("office.example.com"),
                List.of("192.0.2.7", "2001:db8::7"),
                Optional.of(MachineStatus.ONLINE));
        ChatMessage message = new ChatMessage(NOON, "Hello", Optional.of("Zoë"));
        try (TestStore opened = TestStore.open(folder)) {
            opened.store().accounts().add(machine);
            opened.store().sessions().say(SESSION.key(), message);
        }
        try (TestStore opened = TestStore.open(folder)) {
            Caller caller = Caller.of(TECHNICIAN);
            assertThat(opened.store().accounts().machine(caller, machine.uuid()))
                    .contains(machine);
            assertThat(opened.store().sessions().messages(caller, new SessionReference("token")))
                    .containsExactly(message);
        }
    }

    @Test
    @DisplayName("has a row in each of its tables here, so that none is forgotten")
    void everyTable() {
        Jdbi.create("jdbc:sqlite:" + TestStore.file(folder)).useHandle(handle -> {
            List<String> tables = handle.select("SELECT name FROM sqlite_schema WHERE type = 'table'")
                    .mapTo(String.class)
                    .list();
            assertThat(tables).hasSizeGreaterThan(9);
            assertThat(tables)
                    .allSatisfy(table -> assertThat(handle.select("SELECT COUNT(*) FROM " + table)
                                    .mapTo(long.class)
                                    .one())
                            .as(table)
                            .isPositive());
        });
    }

    @Test
    @DisplayName("gets every index of a store that is new")
    void sameAsNew(@TempDir Path other) {
        TestStore.open(folder).close();
        TestStore.open(other).close();
        List<List<String>> schemas = Stream.of(folder, other)
                .map(each -> Jdbi.create("jdbc:sqlite:" + TestStore.file(each))
                        .withHandle(handle -> handle.select(
                                        "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
                                .mapTo(String.class)
                                .list()))
                .toList();
        assertThat(schemas.get(0)).isEqualTo(schemas.get(1)).anyMatch(line -> line.startsWith("session_list "));
    }
}
