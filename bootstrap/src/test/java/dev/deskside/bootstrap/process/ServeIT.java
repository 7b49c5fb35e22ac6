package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as an operator uses it. */
class ServeIT {
    @TempDir
    Path data;

    @Test
    void demoPrintsWhatItTakesAndAnswersTheMainJob() throws IOException {
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            assertThat(serving.printedNames())
                    .containsExactly("token", "account", "company", "user", "machine", "listening");
            Http http = new Http(serving.address(), serving.printed("token"));

            HttpResponse<String> attended =
                    http.post("/G2A/rest/v1/sessions", "{\"sessionType\":\"SCREEN_SHARING\",\"partnerObject\":4711}");
            assertThat(attended.statusCode()).isEqualTo(200);
            assertThat(Http.text(attended, "launchUrl")).startsWith(serving.address() + "/launch/");
            HttpResponse<String> unattended = http.post(
                    "/G2A/rest/v1/sessions",
                    "{\"sessionType\":\"screen_sharing\",\"machineUuid\":\"" + serving.printed("machine") + "\"}");
            assertThat(unattended.statusCode()).isEqualTo(200);

            HttpResponse<String> state = http.get("/G2A/rest/v1/sessions/" + Http.text(unattended, "sessionToken"));
            assertThat(Http.text(state, "status")).isEqualTo("notStarted");
            assertThat(Http.text(state, "unattendedMachineUuid")).isEqualTo(serving.printed("machine"));
            assertThat(state.body()).contains("\"accountKey\":" + serving.printed("account") + ",");

            for (String key : new String[] {
                "accountKey=" + serving.printed("account"),
                "userKey=" + serving.printed("user"),
                "companyId=" + serving.printed("company")
            }) {
                HttpResponse<String> recordings = http.get("/G2A/rest/v1/archive/recordings?" + key);
                assertThat(recordings.statusCode()).isEqualTo(200);
                assertThat(recordings.body()).contains("9003").contains("9004").doesNotContain("9001");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("server.key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aRestartPrintsTheSameAndSigtermEndsInOrder() {
        String token;
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            token = serving.printed("token");
            assertThat(serving.terminate()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(serving.log()).contains("Stopped");
        }
        assertThat(Files.exists(data.resolve("deskside.db-wal")))
                .as("the log is in the file")
                .isFalse();
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            assertThat(serving.printed("token")).isEqualTo(token);
        }
    }

    @Test
    void settingsComeFromTheCommandLineTheEnvironmentAndAFile() throws IOException {
        Path config = data.resolve("deskside.properties");
        Files.writeString(config, "demo=true\npublic-url=https://file.example/help\nport=1\n");
        try (JarProcess serving = JarProcess.serve(
                data.resolve("store"),
                Map.of("DESKSIDE_PUBLIC_URL", "https://environment.example/help"),
                "--config",
                config.toString())) {
            Http http = new Http(serving.address(), serving.printed("token"));
            HttpResponse<String> started = http.post("/G2A/rest/v1/sessions", "{\"sessionType\":\"SCREEN_SHARING\"}");
            assertThat(Http.text(started, "launchUrl")).startsWith("https://environment.example/help/launch/");
        }
    }

    @Test
    void anUnknownSettingFailsAndNamesTheNearest() {
        try (JarProcess failing = JarProcess.start(Map.of("DESKSIDE_PROT", "1"), "serve", "--data", data.toString())) {
            assertThat(failing.await()).isEqualTo(2);
            assertThat(failing.log())
                    .contains("DESKSIDE_PROT")
                    .contains("DESKSIDE_PORT")
                    .hasLineCount(1);
        }
        try (JarProcess failing = JarProcess.start(Map.of(), "serve", "--prot", "1")) {
            assertThat(failing.await()).isEqualTo(2);
            assertThat(failing.log()).contains("--prot").contains("--port;").hasLineCount(1);
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JarProcess failing = JarProcess.start(
                        Map.of(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--host",
                        taken.getInetAddress().getHostAddress(),
                        "--port",
                        Integer.toString(taken.getLocalPort()))) {
            assertThat(failing.await()).isEqualTo(1);
            assertThat(failing.log())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("in use")
                    .hasLineCount(1);
        }
    }

    @Test
    void aDataDirectoryIsServedOnce() {
        try (JarProcess serving = JarProcess.serve(data, Map.of());
                JarProcess second = JarProcess.start(Map.of(), "serve", "--port", "0", "--data", data.toString())) {
            assertThat(second.await()).isEqualTo(1);
            assertThat(second.log())
                    .startsWith("deskside: The data directory " + data + " is in use")
                    .hasLineCount(1);
            serving.kill();
            try (JarProcess third = JarProcess.serve(data, Map.of())) {
                assertThat(third.printed("listening")).isNotEmpty();
            }
        }
    }

    @Test
    void aTechnicianIsAddedWhileItServes() {
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo");
                JarProcess adding = JarProcess.start(
                        Map.of(),
                        "technician",
                        "add",
                        "--data",
                        data.toString(),
                        "--account",
                        serving.printed("account"),
                        "--name",
                        "Yann",
                        "--email",
                        "yann@acme.example",
                        "--no-seat")) {
            assertThat(adding.await()).as(adding.log()).isZero();
            assertThat(adding.printedNames()).containsExactly("token", "account", "user");
            HttpResponse<String> refused = new Http(serving.address(), adding.printed("token"))
                    .post("/G2A/rest/v1/sessions", "{\"sessionType\":\"SCREEN_SHARING\"}");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(Http.text(refused, "int_err_code")).isEqualTo("NotEntitled");
        }
    }

    @Test
    void aTechnicianOfAnUnknownAccountIsRefused() {
        try (JarProcess adding = JarProcess.start(
                Map.of(),
                "technician",
                "add",
                "--data",
                data.toString(),
                "--account",
                "99",
                "--name",
                "Yann",
                "--email",
                "yann@acme.example")) {
            assertThat(adding.await()).isEqualTo(2);
            assertThat(adding.log()).contains("account-name").contains("99").hasLineCount(1);
            assertThat(adding.printedNames()).isEmpty();
        }
    }
}
