package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup, or its restoration, that doesn't come to its end leaves nothing that looks like one. */
class BackupInterruptedIT {
    @TempDir
    private Path folder;

    private Path data;

    /** A store that takes a moment to be copied: what fills it says nothing to the platform. */
    @BeforeEach
    void store() throws SQLException {
        data = folder.resolve("data");
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            assertThat(serving.terminate()).as("by SIGTERM").isEqualTo(143);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("deskside.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE filling (content TEXT)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
                    + " INSERT INTO filling SELECT hex(randomblob(400)) FROM n");
        }
    }

    @Test
    @DisplayName("SIGKILL: what is left has no backup's name, no store's name, and is removed by the next try")
    void killed() throws IOException {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        killWhen(
                () -> !names(backups, ".deskside-").isEmpty(),
                "backup",
                "--data",
                data.toString(),
                "--to",
                backups.toString());
        for (String name : names(backups, "deskside-")) {
            restore(backups.resolve(name), folder.resolve("of-" + name));
        }
        Path backup = backup(backups);
        assertThat(names(backups, ".deskside-")).isEmpty();

        String[] restore = {"restore", "--from", backup.toString(), "--data", elsewhere.toString()};
        killWhen(() -> !names(elsewhere, "deskside.db.restoring").isEmpty(), restore);
        if (Files.notExists(elsewhere.resolve("deskside.db"))) {
            try (JarProcess again = JarProcess.start(Map.of(), restore)) {
                assertThat(again.await()).as(again.log()).isZero();
            }
        }
        check(elsewhere);
        assertThat(names(elsewhere, "deskside.db.restoring")).isEmpty();
    }

    @Test
    @DisplayName("a full disk: it is said, nothing is left of it, and with space again it works")
    void full() throws IOException {
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk disk = SmallDisk.mount(mounted, 160)) {
            Path backups = disk.folder().resolve("backups");
            Path backup = backup(backups);
            long free = Files.getFileStore(disk.folder()).getUsableSpace();
            assertThat(free)
                    .as("there is place for the next one")
                    .isGreaterThan(Files.size(data.resolve("deskside.db")));
            Files.write(disk.folder().resolve("other"), new byte[Math.toIntExact(free - (4 << 20))]);

            try (JarProcess failed =
                    JarProcess.start(Map.of(), "backup", "--data", data.toString(), "--to", backups.toString())) {
                assertThat(failed.await()).isEqualTo(5);
                assertThat(failed.log()).containsIgnoringCase("no space left").hasLineCount(1);
            }
            assertThat(names(backups, "")).containsExactlyInAnyOrder("deskside.lock", name(backup));

            Path elsewhere = disk.folder().resolve("elsewhere");
            try (JarProcess failed = JarProcess.start(
                    Map.of(), "restore", "--from", backup.toString(), "--data", elsewhere.toString())) {
                assertThat(failed.await()).isEqualTo(5);
                assertThat(failed.log()).containsIgnoringCase("nothing was restored");
            }
            assertThat(names(elsewhere, "")).containsExactly("deskside.lock");

            Files.delete(disk.folder().resolve("other"));
            restore(backup, elsewhere);
        }
    }

    private static void killWhen(BooleanSupplier begun, String... command) {
        try (JarProcess killed = JarProcess.start(Map.of(), command)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(1))
                    .until(begun::getAsBoolean);
            killed.kill();
        }
    }

    private Path backup(Path backups) {
        try (JarProcess backup =
                JarProcess.start(Map.of(), "backup", "--data", data.toString(), "--to", backups.toString())) {
            assertThat(backup.await()).as(backup.log()).isZero();
            return Path.of(backup.printed("backup"));
        }
    }

    private static void restore(Path backup, Path elsewhere) {
        try (JarProcess restore =
                JarProcess.start(Map.of(), "restore", "--from", backup.toString(), "--data", elsewhere.toString())) {
            assertThat(restore.await()).as(restore.log()).isZero();
        }
        check(elsewhere);
    }

    private static void check(Path directory) {
        try (JarProcess check = JarProcess.start(Map.of(), "check", "--data", directory.toString())) {
            assertThat(check.await()).as(check.log()).isZero();
        }
    }

    private static List<String> names(Path directory, String prefix) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(BackupInterruptedIT::name)
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
