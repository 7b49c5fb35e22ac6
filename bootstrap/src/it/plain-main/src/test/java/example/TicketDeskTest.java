package example;

import static org.assertj.core.api.Assertions.assertThat;

import example.running.RunningDeskside;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A plain main with the platform in it")
class TicketDeskTest {
    @TempDir
    private Path directory;

    private final List<String> statuses = new ArrayList<>();

    @Test
    @DisplayName("starts a session at a running server, follows it until it is over, and ends by itself")
    void aSession() throws Exception {
        try (RunningDeskside server = RunningDeskside.start()) {
            Process desk = start(server);
            // Whoever reads a pipe can't be interrupted: it ends with the process.
            CompletableFuture.delayedExecutor(150, TimeUnit.SECONDS).execute(desk::destroyForcibly);
            try (BufferedReader out = desk.inputReader(StandardCharsets.UTF_8)) {
                String session = next(out, "session");
                server.press(URI.create(next(out, "launch")));
                server.press(URI.create(next(out, "join")));
                server.end(session);
                assertThat(next(out, "nothing")).isNull();
            }
            assertThat(desk.waitFor(60, TimeUnit.SECONDS))
                    .as("it ended by itself")
                    .isTrue();
            assertThat(desk.exitValue()).isZero();
            assertThat(statuses).startsWith("NOT_STARTED", "WAITING").endsWith("COMPLETE");
            assertThat(Files.readString(directory.resolve("log"))).doesNotContain("Exception");
        }
    }

    @Test
    @DisplayName("keeps its own logging: the platform brings no configuration of one")
    void itsOwnLogging() {
        assertThat(TicketDesk.class.getResource("/logback.xml")).isNull();
    }

    private Process start(RunningDeskside server) throws IOException {
        ProcessBuilder main = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "example.TicketDesk",
                        directory.resolve("data").toString(),
                        server.url().toString(),
                        server.printed("account"),
                        server.printed("user"))
                .redirectError(directory.resolve("log").toFile());
        main.environment().put("UPSTREAM_TOKEN", server.printed("token"));
        main.environment().put("TECHNICIAN_TOKEN", "a-token-of-at-least-32-characters-0001");
        return main.start();
    }

    /** What is printed under this name next; null at the end. */
    private String next(BufferedReader out, String name) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] named = line.split(": ", 2);
            if (named[0].equals("status")) {
                statuses.add(named[1]);
            }
            if (named[0].equals(name)) {
                return named[1];
            }
        }
        return null;
    }
}
