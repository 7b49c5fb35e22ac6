package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start of the README, with the jar alone. */
class CommandsIT {
    @TempDir
    Path data;

    @Test
    @DisplayName("the commands of the README do what it says")
    void quickStart() {
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            Map<String, String> environment =
                    Map.of("DESKSIDE_SERVER", serving.address().toString(), "DESKSIDE_TOKEN", serving.printed("token"));
            String token;
            try (JarProcess started = JarProcess.start(
                    environment, "session", "start", "--customer", "Ada Lovelace", "--ticket", "4711")) {
                assertThat(started.await()).as(started.log()).isZero();
                assertThat(started.printedNames()).containsExactly("launchUrl", "sessionToken");
                token = started.printed("sessionToken");
            }
            try (JarProcess shown = JarProcess.start(environment, "session", "show", token)) {
                assertThat(shown.await()).as(shown.log()).isZero();
                assertThat(shown.printed("status")).isEqualTo("notStarted");
                assertThat(shown.printed("technician")).isEqualTo("Zoë Technician");
            }
            try (JarProcess listed = JarProcess.start(environment, "session", "list")) {
                assertThat(listed.await()).as(listed.log()).isZero();
                assertThat(listed.printedNames())
                        .hasSize(8)
                        .element(1)
                        .asString()
                        .contains("Ada Lovelace\t4711");
            }
            try (JarProcess listed = JarProcess.start(
                    environment, "recordings", "list", "--account", serving.printed("account"), "--json")) {
                assertThat(listed.await()).as(listed.log()).isZero();
                assertThat(listed.printedNames())
                        .containsExactly("{\"readyForTranscode\":[9004,9005],\"readyForDownload\":[9002,9003]}");
            }
        }
    }

    @Test
    @DisplayName("help, version and completion need no server")
    void withoutAServer() {
        try (JarProcess help = JarProcess.start(Map.of(), "--help");
                JarProcess version = JarProcess.start(Map.of(), "--version");
                JarProcess completion = JarProcess.start(Map.of(), "completion", "bash")) {
            assertThat(help.await()).isZero();
            assertThat(help.printedNames()).anyMatch(line -> line.contains("Exit codes"));
            assertThat(version.await()).isZero();
            assertThat(version.printedNames()).allMatch(line -> line.startsWith("deskside 0"));
            assertThat(completion.await()).isZero();
            assertThat(completion.printedNames()).anyMatch(line -> line.contains("complete -F _complete_deskside"));
        }
    }
}
