package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.persistence.Postgres;
import dev.deskside.persistence.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Nodes that share a database")
class SharedDatabaseTest {
    private final PostgresAddress database = Postgres.emptyDatabase();

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private Deskside.Builder node(Path data) {
        return Deskside.builder()
                .data(data)
                .database(database.url(), database.user().orElseThrow(), "not asked for");
    }

    private CommandRun run(Path data, String... command) {
        String[] arguments = Stream.concat(
                        Stream.of(command),
                        Stream.of(
                                "--data",
                                data.toString(),
                                "--database",
                                database.url().substring("jdbc:".length()),
                                "--database-user",
                                database.user().orElseThrow()))
                .toArray(String[]::new);
        return CommandRun.of(new CommandContext(Map.of(), Terminal.NONE, V1Server::overHttp), arguments);
    }

    private void copyKey() throws IOException {
        Files.copy(first.resolve("server.key"), second.resolve("server.key"));
    }

    @Test
    @DisplayName("answer for one another, and keep nothing but what is their own beside it")
    void oneStore() throws IOException {
        try (Deskside one = node(first).open()) {
            copyKey();
            Caller zoe = TestTechnician.in(one);
            try (Deskside other = node(second).open()) {
                StartedSession started = one.useCases()
                        .startSession()
                        .run(new StartSession.Command(
                                zoe,
                                SessionRequest.screenSharing()
                                        .customerName("Ada")
                                        .build()));
                assertThat(other.useCases().findSession().run(new FindSession.Query(zoe, started.reference())))
                        .isPresent();
            }
        }
        try (Stream<Path> files = Files.list(first)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("deskside.lock", "server.key");
        }
    }

    @Test
    @DisplayName("have the same key, or don't start")
    void oneKey() {
        node(first).open().close();
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(() -> node(second).open())
                .satisfies(
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE),
                        e -> assertThat(e.getMessage()).contains("server-key-file", "another key", "copy"));
    }

    @Test
    @DisplayName("are administered where they are")
    void accounts() {
        run(first, "account", "add", "--name", "Acme").succeeded();
        try (Deskside other = node(first).open()) {
            assertThat(other.accounts().allAccounts()).hasSize(1);
        }
    }

    @Test
    @DisplayName("are migrated before a start by who wants to, and that is said before it is done")
    void migrated() {
        CommandRun dry = run(first, "migrate", "--dry-run").succeeded();
        assertThat(dry.value("from")).isEqualTo("none");
        CommandRun done = run(first, "migrate").succeeded();
        assertThat(done.value("from")).isEqualTo("none");
        assertThat(done.value("to")).isEqualTo(dry.value("to"));
        assertThat(run(first, "migrate").succeeded().value("from")).isEqualTo(done.value("to"));
    }

    @Test
    @DisplayName("are checked: the schema, the key, and whether the server keeps what it acknowledges")
    void checked() throws IOException {
        CommandRun empty = run(first, "check");
        assertThat(empty.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(empty.value("schema")).isEqualTo("none");
        assertThat(empty.value("flaw")).contains("migrate");

        try (Deskside running = node(first).open()) {
            assertThat(running.accounts().isEmpty()).isTrue();
            CommandRun beside = run(first, "check");
            assertThat(beside.lines()).hasSize(3);
            assertThat(beside.value("flaw")).contains("fsync");
            assertThat(run(second, "check").out()).contains("server.key is missing");
            copyKey();
            assertThat(run(second, "check").lines()).hasSize(3);
            Path other = Files.move(second.resolve("server.key"), second.resolve("other.key"));
            Files.writeString(other, "ab".repeat(32));
            assertThat(run(second, "check", "--server-key-file", other.toString())
                            .out())
                    .contains("other.key is another one");
        }
    }
}
