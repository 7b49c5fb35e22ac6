package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("backup and restore")
class BackupCommandsTest {
    private static final CommandContext CONTEXT = new CommandContext(Map.of(), Terminal.NONE, V1Server::overHttp);

    @TempDir
    private Path folder;

    private Path data;
    private Path backups;
    private Path elsewhere;

    @BeforeEach
    void paths() {
        data = folder.resolve("data");
        backups = folder.resolve("backups");
        elsewhere = folder.resolve("elsewhere");
    }

    @Test
    @DisplayName("beside a running server: what was acknowledged before is there again elsewhere, under the same links")
    void besideAServer() throws IOException {
        SessionReference before;
        Path backup;
        String token;
        try (Deskside running = demo(data)) {
            token = running.demo().orElseThrow().accessToken();
            StartedSession started = start(running, token);
            before = started.reference();
            backup = backupOf();
            start(running, token);
        }
        CommandRun restored = run("restore", "--from", backup.toString(), "--data", elsewhere.toString())
                .succeeded();
        assertThat(restored.value("restored")).isEqualTo(elsewhere.toString());
        run("check", "--data", elsewhere.toString()).succeeded();
        assertThat(modes(elsewhere.resolve("deskside.db"), elsewhere.resolve("server.key")))
                .containsOnly("rw-------");
        try (Deskside again = demo(elsewhere)) {
            Caller zoe = again.caller(token);
            assertThat(again.useCases().findSession().run(new FindSession.Query(zoe, before)))
                    .isPresent();
            start(again, token);
        }
        assertThat(names(elsewhere)).doesNotContain("deskside.db.restoring");
    }

    @Test
    @DisplayName("a backup is read by its owner alone, says what it is, and sha256sum reads its checksums")
    void whatIsInIt() throws IOException {
        demo(data).close();
        CommandRun run = run("backup", "--data", data.toString(), "--to", backups.toString())
                .succeeded();
        Path backup = Path.of(run.value("backup"));
        assertThat(backup.getFileName().toString()).matches("deskside-\\d{8}T\\d{6}Z");
        assertThat(names(backup)).containsExactly("SHA256SUMS", "deskside.db", "manifest.properties", "server.key");
        assertThat(modes(backup.resolve("deskside.db"), backup.resolve("server.key"), backup.resolve("SHA256SUMS")))
                .containsOnly("rw-------");
        assertThat(modes(backup)).containsOnly("rwx------");
        assertThat(backup.resolve("manifest.properties"))
                .content()
                .contains("format=1\n", "schema=" + run.value("schema"), "begun=" + run.value("begun"));
        assertThat(backup.resolve("SHA256SUMS"))
                .content()
                .contains(DurableFiles.checksum(backup.resolve("deskside.db")) + "  deskside.db\n");
        assertThat(run("backup", "--data", data.toString(), "--to", backups.toString())
                        .succeeded()
                        .value("backup"))
                .as("each has a name of its own")
                .isNotEqualTo(backup.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deskside.db", "server.key", "manifest.properties"})
    @DisplayName("a file that was changed or lost is found out before anything is touched")
    void damaged(String name) throws IOException {
        demo(data).close();
        Path backup = backupOf();
        byte[] bytes = Files.readAllBytes(backup.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.resolve(name), bytes);
        assertThat(restore(backup).failed(ExitCodes.FAILED).err()).contains(name, "Nothing was restored");
        Files.delete(backup.resolve(name));
        assertThat(restore(backup).failed(ExitCodes.FAILED).err()).contains(name);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    @DisplayName("what has no checksums is no backup: neither a data directory nor one that isn't there")
    void noBackup() {
        demo(data).close();
        assertThat(restore(data).failed(ExitCodes.USAGE).err()).contains("is no backup");
        assertThat(restore(folder.resolve("nowhere")).failed(ExitCodes.USAGE).err())
                .contains("is no backup");
    }

    @Test
    @DisplayName("nothing is overwritten: a store that is there, or its log, is named; what holds it, too")
    void nothingOverwritten() throws IOException {
        demo(data).close();
        Path backup = backupOf();
        try (Deskside running = Deskside.builder().data(elsewhere).open()) {
            assertThat(running.accounts().isEmpty()).isTrue();
            assertThat(restore(backup).failed(ExitCodes.TRY_LATER).err()).contains("in use", "Stop that one");
        }
        assertThat(restore(backup).failed(ExitCodes.CONFLICT).err()).contains("holds deskside.db already");
        Files.delete(elsewhere.resolve("deskside.db"));
        Files.createFile(elsewhere.resolve("deskside.db-wal"));
        assertThat(restore(backup).failed(ExitCodes.CONFLICT).err()).contains("deskside.db-wal");
        Files.delete(elsewhere.resolve("deskside.db-wal"));
        assertThat(restore(backup).failed(ExitCodes.USAGE).err())
                .as("the key of the store that was there before")
                .contains("is another key");
        Files.delete(elsewhere.resolve("server.key"));
        Files.createFile(elsewhere.resolve("deskside.db.restoring"));
        restore(backup).succeeded();
        run("check", "--data", elsewhere.toString()).succeeded();
    }

    @Test
    @DisplayName("without its key a store isn't restored; with the key that is kept apart it is")
    void withoutKey() throws IOException {
        demo(data).close();
        CommandRun run = run("backup", "--data", data.toString(), "--to", backups.toString(), "--without-key")
                .succeeded();
        assertThat(run.value("key")).isEqualTo("left out");
        Path backup = Path.of(run.value("backup"));
        assertThat(names(backup)).doesNotContain("server.key");
        assertThat(restore(backup).failed(ExitCodes.USAGE).err()).contains("without the server's key");
        assertThat(elsewhere.resolve("deskside.db")).doesNotExist();
        Path other = key("ab");
        assertThat(restore(backup, "--server-key-file", other.toString())
                        .failed(ExitCodes.USAGE)
                        .err())
                .contains("is another key");
        restore(backup, "--server-key-file", data.resolve("server.key").toString())
                .succeeded();
        assertThat(elsewhere.resolve("server.key")).doesNotExist();
        run(
                        "check",
                        "--data",
                        elsewhere.toString(),
                        "--server-key-file",
                        data.resolve("server.key").toString())
                .succeeded();
    }

    @Test
    @DisplayName("a store with another key, or with none, isn't backed up: it couldn't be restored")
    void wrongKey() throws IOException {
        demo(data).close();
        assertThat(backup("--server-key-file", key("cd").toString())
                        .failed(ExitCodes.USAGE)
                        .err())
                .contains("is another key");
        Files.delete(data.resolve("server.key"));
        assertThat(backup().failed(ExitCodes.USAGE).err()).contains("is missing", "--without-key");
        assertThat(names(backups)).containsExactly("deskside.lock");
        backup("--without-key").succeeded();
    }

    @Test
    @DisplayName("where the store is in PostgreSQL, that is said; the node's key is backed up and put back")
    void database() throws IOException {
        Files.createDirectories(data);
        Path key = Files.move(key("ef"), data.resolve("server.key"));
        String[] database = {"--database", "postgresql://127.0.0.1:1/nowhere"};
        assertThat(backup(database).failed(ExitCodes.UNSUPPORTED).err()).contains("pg_basebackup", "--key-only");
        CommandRun run = backup(database[0], database[1], "--key-only").succeeded();
        Path backup = Path.of(run.value("backup"));
        assertThat(names(backup)).containsExactly("SHA256SUMS", "manifest.properties", "server.key");
        restore(backup).succeeded();
        assertThat(elsewhere.resolve("server.key")).hasSameTextualContentAs(key);
        assertThat(names(elsewhere)).containsExactly("deskside.lock", "server.key");
    }

    @Test
    @DisplayName("a store of a file doesn't go into a database")
    void intoADatabase() {
        demo(data).close();
        assertThat(restore(backupOf(), "--database", "postgresql://127.0.0.1:1/nowhere")
                        .failed(ExitCodes.USAGE)
                        .err())
                .contains("database", "leave it out");
    }

    @Test
    @DisplayName("there is nothing to back up before the first start, and no backup in the data themselves")
    void nothingThere() throws IOException {
        assertThat(backup().failed(ExitCodes.TRY_LATER).err()).contains("serve makes one");
        demo(data).close();
        assertThat(run(
                                "backup",
                                "--data",
                                data.toString(),
                                "--to",
                                data.resolve("backups").toString())
                        .failed(ExitCodes.USAGE)
                        .err())
                .contains("outside of the data directory");
        assertThat(names(backups)).containsExactly("deskside.lock");
    }

    @Test
    @DisplayName("what an interrupted backup left is removed by the next one, and never looked like one")
    void leftover() throws IOException {
        demo(data).close();
        Path left = Files.createDirectories(backups.resolve(".deskside-20260101T000000Z.partial"));
        Files.createFile(left.resolve("deskside.db"));
        assertThat(restore(left).failed(ExitCodes.USAGE).err()).contains("is no backup");
        DataLock other = DataLock.of(backups);
        assertThat(backup().failed(ExitCodes.TRY_LATER).err()).contains("Another backup");
        assertThat(left).exists();
        other.close();
        backup().succeeded();
        assertThat(left).doesNotExist();
    }

    @Test
    @DisplayName("no number of the change log is given out twice: what was lost may have been seen by others")
    void gap() throws SQLException {
        long last;
        Path backup;
        try (Deskside running = demo(data)) {
            String token = running.demo().orElseThrow().accessToken();
            start(running, token);
            backup = backupOf();
            start(running, token);
            last = lastChange(data);
        }
        restore(backup).succeeded();
        try (Deskside again = demo(elsewhere)) {
            start(again, again.demo().orElseThrow().accessToken());
            assertThat(lastChange(elsewhere)).isGreaterThan(last + 900_000_000);
        }
    }

    private static long lastChange(Path directory) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("deskside.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(sequence) FROM session_change")) {
            return row.getLong(1);
        }
    }

    private static Deskside demo(Path directory) {
        return Deskside.builder().data(directory).demo().open();
    }

    private static StartedSession start(Deskside deskside, String token) {
        SessionRequest request =
                SessionRequest.screenSharing().customerName("Ada Lovelace").build();
        return deskside.useCases().startSession().run(new StartSession.Command(deskside.caller(token), request));
    }

    private Path backupOf() {
        return Path.of(backup(new String[0]).succeeded().value("backup"));
    }

    private CommandRun backup(String... more) {
        return run(Stream.concat(
                        Stream.of("backup", "--data", data.toString(), "--to", backups.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private CommandRun restore(Path backup, String... more) {
        return run(Stream.concat(
                        Stream.of("restore", "--from", backup.toString(), "--data", elsewhere.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(CONTEXT, arguments);
    }

    private Path key(String digits) throws IOException {
        Path file = folder.resolve(digits + ".key");
        DurableFiles.write(file, digits.repeat(32) + "\n");
        return file;
    }

    private static List<String> names(Path directory) throws IOException {
        return DurableFiles.list(directory).stream()
                .map(entry -> entry.getFileName().toString())
                .toList();
    }

    private static List<String> modes(Path... files) throws IOException {
        return Stream.of(files)
                .map(file -> {
                    try {
                        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
