package dev.deskside.meshcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.account.CompanyId;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed adapter in the packed platform, from the command line; the system properties {@code deskside.jar} and
 * {@code deskside.adapters} say where they are.
 */
class ServedByDesksideIT {
    /** The company of the platform's example, which its technician has access to. */
    private static final CompanyId COMPANY = CompanyId.of("6100000000001");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("a session on a real device: listed, started, watched, ended by the command line")
    void fromTheCommandLine() throws IOException, InterruptedException {
        try (MeshCentralStage.Surroundings around = new MeshCentralStage.Surroundings();
                Agent agent = Agent.started(around.server, around.administrator, around.http, COMPANY)) {
            Process serving = serve(around);
            try (BufferedReader out = serving.inputReader()) {
                Map<String, String> printed = readUntilListening(out);
                Technician technician = new Technician(printed.get("listening"), printed.get("token"));

                JsonNode machines = technician.run("machines", "list");
                String machine = DeviceId.uuid(agent.node()).value();
                assertThat(machines.findValuesAsText("machineUuid")).containsExactly(machine);

                JsonNode started = technician.run("session", "start", "--machine", machine);
                String session = started.path("sessionToken").asText();
                assertThat(technician.status(session)).isEqualTo("notStarted");

                try (Viewer viewer = Viewer.opened(
                        around.http,
                        URI.create(started.path("startScreenSharing")
                                .path("launchUrl")
                                .asText()),
                        agent.node())) {
                    technician.awaitStatus(session, "waiting");
                    viewer.askForTheDesktop();
                    technician.awaitStatus(session, "active");

                    technician.run("session", "end", session);
                    assertThat(technician.status(session)).isEqualTo("complete");
                }
            } finally {
                end(serving);
            }
        }
    }

    private Process serve(MeshCentralStage.Surroundings around) throws IOException {
        Map<String, String> settings = new HashMap<>(around.settings());
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--adapters",
                System.getProperty("deskside.adapters"),
                "--provider",
                "meshcentral"));
        String password = settings.remove(MeshCentralFactory.PASSWORD);
        settings.forEach((name, value) -> arguments.addAll(List.of("--adapter-setting", name + "=" + value)));
        return deskside(arguments, Map.of("DESKSIDE_MESHCENTRAL_PASSWORD", password), "serve.log");
    }

    private Process deskside(List<String> arguments, Map<String, String> environment, String log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("deskside.jar")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(directory.resolve(log).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DESKSIDE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Map<String, String> readUntilListening(BufferedReader out) throws IOException {
        Map<String, String> printed = new HashMap<>();
        while (!printed.containsKey("listening")) {
            String line = out.readLine();
            assertThat(line)
                    .as("it listens; else see what it said: %s", log("serve.log"))
                    .isNotNull();
            String[] parts = line.split(": ", 2);
            printed.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return printed;
    }

    private String log(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static void end(Process serving) throws InterruptedException {
        serving.destroy();
        assertThat(serving.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ended when it was told to")
                .isTrue();
    }

    /** A technician at their terminal. */
    private final class Technician {
        private final Map<String, String> environment;

        Technician(String server, String token) {
            this.environment = Map.of("DESKSIDE_SERVER", server, "DESKSIDE_TOKEN", token);
        }

        JsonNode run(String... arguments) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add("--json");
            Process process = deskside(all, environment, "command.log");
            String printed;
            try (BufferedReader out = process.inputReader()) {
                printed = String.join("\n", out.lines().toList());
            }
            assertThat(process.waitFor()).as("%s: %s", all, log("command.log")).isZero();
            return ControlChannel.JSON.readTree(printed);
        }

        String status(String session) throws IOException, InterruptedException {
            return run("session", "show", session).path("status").asText();
        }

        void awaitStatus(String session, String status) {
            Awaitility.await("the session to be " + status)
                    .atMost(PATIENCE)
                    .until(() -> status(session), status::equals);
        }
    }
}
