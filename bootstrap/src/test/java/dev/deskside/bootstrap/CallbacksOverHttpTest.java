package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Callbacks in our own API")
class CallbacksOverHttpTest {
    private static final String CALLBACKS = "/deskside/v1/callbacks";

    private final HttpClient client = HttpClient.newHttpClient();
    private Deskside deskside;
    private URI base;

    @BeforeEach
    void open(@TempDir Path data) {
        deskside =
                Deskside.open(Settings.builder().data(data).port(0).demo(true).build());
        base = deskside.serve();
    }

    @AfterEach
    void close() {
        deskside.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "OAuth oauth_token=" + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ask(int status, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(method, path, body, deskside.demo().orElseThrow().accessToken());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return WireJson.mapper().readTree(response.body());
    }

    private void launchOne() throws IOException, InterruptedException {
        JsonNode started = ask(200, "POST", "/G2A/rest/v1/sessions", """
                {"sessionType":"screen_sharing","sessionStatusCallbackUrl":"http://127.0.0.1:9/status?ticket=1"}
                """);
        String link = started.path("startScreenSharing").path("launchUrl").asText();
        ask(200, "POST", "/deskside/v1" + URI.create(link).getPath(), "");
    }

    @Test
    @DisplayName("a callback is listed, shown with its attempts, and sent once more by id and by time")
    void listedShownReplayed() throws IOException, InterruptedException {
        launchOne();
        await().until(() -> ask(200, "GET", CALLBACKS, "")
                        .path("callbacks")
                        .path(0)
                        .path("attemptCount")
                        .asInt()
                >= 1);
        JsonNode listed = ask(200, "GET", CALLBACKS + "?state=pending&limit=1", "")
                .path("callbacks")
                .path(0);
        assertThat(listed.path("sessionStatus").asText()).isEqualTo("waiting");
        assertThat(listed.path("url").asText()).isEqualTo("http://127.0.0.1:9/status?ticket=1");
        assertThat(listed.has("attempts")).isFalse();
        String id = listed.path("id").asText();
        JsonNode shown = ask(200, "GET", CALLBACKS + "/" + id, "");
        assertThat(shown.path("attempts").path(0).path("result").asText()).isEqualTo("failed");
        assertThat(ask(202, "POST", CALLBACKS + "/" + id + "/replay", "")
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        await().until(() ->
                ask(200, "GET", CALLBACKS + "/" + id, "").path("attempts").findValuesAsText("trigger").stream()
                        .anyMatch("replay"::equals));
        assertThat(ask(202, "POST", CALLBACKS + "/replay", "{\"from\":\"2020-01-01\",\"to\":\"2100-01-01\"}")
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        ask(404, "GET", CALLBACKS + "/msg_unknown", "");
        ask(404, "POST", CALLBACKS + "/msg_unknown/replay", "");
        ask(400, "GET", CALLBACKS + "?state=lost", "");
        ask(400, "POST", CALLBACKS + "/replay", "{\"from\":\"2100-01-01\",\"to\":\"2020-01-01\"}");
        assertThat(send("GET", CALLBACKS, "", "nobody").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a ping tells its answer, and a secret is shown and replaced")
    void pingAndSecret() throws IOException, InterruptedException {
        assertThat(ask(200, "POST", CALLBACKS + "/ping", "{\"url\":\"http://127.0.0.1:9/\"}")
                        .path("result")
                        .asText())
                .isEqualTo("failed");
        ask(400, "POST", CALLBACKS + "/ping", "{\"url\":\"ftp://127.0.0.1/\"}");
        String path = CALLBACKS + "/secret?endpoint="
                + URLEncoder.encode("https://Hooks.example.com:443/x", StandardCharsets.UTF_8);
        JsonNode shown = ask(200, "GET", path, "");
        assertThat(shown.path("endpoint").asText()).isEqualTo("https://hooks.example.com");
        assertThat(shown.path("secrets")).hasSize(1);
        JsonNode rotated = ask(200, "POST", path, "");
        assertThat(rotated.path("secrets")).hasSize(2);
        assertThat(rotated.path("secrets").path(1))
                .isEqualTo(shown.path("secrets").path(0));
        assertThat(ask(200, "GET", path, "").path("secrets")).isEqualTo(rotated.path("secrets"));
        ask(400, "GET", CALLBACKS + "/secret", "");
    }
}
