package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import example.running.RunningDeskside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("A Spring Boot application with the Feign adapters")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(180)
class HelpDeskApplicationTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static RunningDeskside server;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void startServer() throws IOException {
        server = RunningDeskside.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @DynamicPropertySource
    static void whereItIs(DynamicPropertyRegistry properties) {
        properties.add("help-desk.provider", () -> server.url().toString());
        properties.add("help-desk.provider-token", () -> server.printed("token"));
    }

    @Test
    @DisplayName(
            "starts a session at a running server and follows it until it is over; its actuator says how the provider stands, and how its calls fare")
    void aSession() throws Exception {
        JsonNode started = json(send("POST", "/tickets/4711/sessions?customer=Ada"));
        String session = "/sessions/" + started.get("token").asText();
        assertThat(json(get(session)).get("status").asText()).isEqualTo("NOT_STARTED");

        server.press(URI.create(started.get("launchUrl").asText()));
        JsonNode waiting = json(get(session));
        assertThat(waiting.get("status").asText()).isEqualTo("WAITING");
        server.press(URI.create(waiting.get("joinUrl").asText()));
        await().until(() -> json(get(session)).get("status").asText().equals("ACTIVE"));
        server.end(started.get("token").asText());
        await().until(() -> json(get(session)).get("status").asText().equals("COMPLETE"));

        JsonNode calls = json(get("/actuator/metrics/provider.calls?tag=operation:start&tag=outcome:ok"));
        assertThat(calls.at("/measurements/0/value").asInt()).isEqualTo(1);
        assertThat(get("/actuator/prometheus").body())
                .contains("provider_calls_seconds_count{operation=\"find\",outcome=\"ok\",port=\"remote-support\"}");

        JsonNode up = json(get("/actuator/health")).at("/components/provider");
        assertThat(up.get("status").asText()).isEqualTo("UP");
        assertThat(up.at("/details/remote-support").asText()).isEqualTo("CLOSED");

        server.close();
        HttpResponse<String> down = get("/actuator/health");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(json(down).at("/components/provider/details/code").asText()).isEqualTo("UNAVAILABLE");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
