package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.persistence.Postgres;
import dev.deskside.persistence.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the jar on one PostgreSQL. */
class SharedDatabaseIT {
    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @Test
    @DisplayName("a session that one node started is answered by the other, after the first one was killed, too")
    void killed() throws IOException {
        PostgresAddress database = Postgres.emptyDatabase();
        Map<String, String> environment = Map.of(
                "DESKSIDE_DATABASE",
                database.url(),
                "DESKSIDE_DATABASE_USER",
                database.user().orElseThrow(),
                "DESKSIDE_DATABASE_PASSWORD",
                "not asked for");
        try (JarProcess one = JarProcess.serve(first, environment, "--demo")) {
            Files.copy(first.resolve("server.key"), second.resolve("server.key"));
            try (JarProcess other = JarProcess.serve(second, environment)) {
                String token = start(one);
                assertThat(show(other, one.printed("token"), token)).isZero();
                one.kill();
                assertThat(show(other, one.printed("token"), token)).isZero();
                assertThat(other.terminate()).isEqualTo(143);
                assertThat(other.log()).contains(database.url()).doesNotContain("not asked for");
            }
        }
    }

    private static String start(JarProcess node) {
        try (JarProcess started = JarProcess.start(calling(node, node.printed("token")), "session", "start")) {
            assertThat(started.await()).as(started.log()).isZero();
            return started.printed("sessionToken");
        }
    }

    private static int show(JarProcess node, String accessToken, String token) {
        try (JarProcess shown = JarProcess.start(calling(node, accessToken), "session", "show", token)) {
            return shown.await();
        }
    }

    private static Map<String, String> calling(JarProcess node, String accessToken) {
        return Map.of("DESKSIDE_SERVER", node.address().toString(), "DESKSIDE_TOKEN", accessToken);
    }
}
