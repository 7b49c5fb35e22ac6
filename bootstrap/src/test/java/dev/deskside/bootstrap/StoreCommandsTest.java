package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("migrate and check, on a data directory")
class StoreCommandsTest {
    @TempDir
    private Path data;

    private CommandRun run(String... command) {
        String[] arguments = Arrays.copyOf(command, command.length + 2);
        arguments[command.length] = "--data";
        arguments[command.length + 1] = data.toString();
        return CommandRun.of(new CommandContext(Map.of(), Terminal.NONE, V1Server::overHttp), arguments);
    }

    @Test
    @DisplayName("make no store: its key would be missing")
    void nothingThere() {
        assertThat(run("migrate").failed(ExitCodes.TRY_LATER).err()).contains("serve makes one");
        assertThat(run("check").failed(ExitCodes.TRY_LATER).err()).contains("serve makes one");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    @DisplayName("find nothing to do and nothing wrong with what serve made, and check may look beside it")
    void sound() {
        Deskside.builder().data(data).open().close();
        CommandRun migrated = run("migrate").succeeded();
        assertThat(migrated.value("from")).isEqualTo(migrated.value("to"));
        try (Deskside running = Deskside.builder().data(data).open()) {
            assertThat(running.accounts().isEmpty()).isTrue();
            assertThat(run("check").succeeded().lines())
                    .containsExactly("store: " + data.resolve("deskside.db"), "schema: " + migrated.value("to"));
            assertThat(run("migrate").failed(ExitCodes.TRY_LATER).err()).contains("in use");
        }
    }

    @Test
    @DisplayName("tell of another server's key, which no store opens with, either")
    void otherKey() throws IOException {
        Deskside.builder().data(data).open().close();
        Files.writeString(data.resolve("server.key"), "ab".repeat(32));
        CommandRun checked = run("check");
        assertThat(checked.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(checked.value("flaw")).contains("server.key is another one");
        assertThat(run("account", "list").failed(ExitCodes.USAGE).err()).contains("another key");
    }
}
