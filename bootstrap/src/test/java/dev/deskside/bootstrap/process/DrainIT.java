package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of a server that is at work. */
@Timeout(120)
class DrainIT {
    private static final String SESSIONS = "/G2A/rest/v1/sessions";

    @TempDir
    private Path data;

    @Test
    @DisplayName("at SIGTERM readiness says no while all is answered; who waits gets an answer, streams end in order,"
            + " nothing that was acknowledged is lost, and the log is JSON to the last line")
    void drains() throws IOException {
        List<String> acknowledged = new ArrayList<>();
        try (JarProcess serving =
                JarProcess.serve(data, Map.of(), "--demo", "--drain-delay", "3s", "--log-format", "json")) {
            Http http = new Http(serving.address(), serving.printed("token"));
            HttpClient client = HttpClient.newHttpClient();
            CompletableFuture<HttpResponse<String>> longPoll = client.sendAsync(
                    changes(serving, "?after=end&wait=60").build(), HttpResponse.BodyHandlers.ofString());
            CompletableFuture<HttpResponse<String>> stream = client.sendAsync(
                    changes(serving, "?after=end")
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            await().until(() -> metric(http, "deskside_http_waiting{kind=\"long_poll\"}") == 1
                    && metric(http, "deskside_http_waiting{kind=\"stream\"}") == 1);
            assertThat(http.get("/deskside/v1/health/ready").statusCode()).isEqualTo(200);

            serving.signal();
            await().until(() -> http.get("/deskside/v1/health/ready").statusCode() == 503);
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> started = http.post(SESSIONS, "{\"sessionType\":\"SCREEN_SHARING\"}");
                assertThat(started.statusCode()).as("while it drains").isEqualTo(200);
                acknowledged.add(Http.text(started, "sessionToken"));
            }

            assertThat(longPoll.join().statusCode()).isEqualTo(200);
            assertThat(stream.join().statusCode()).as("ended, not cut off").isEqualTo(200);
            assertThat(serving.terminate()).as("128 + SIGTERM").isEqualTo(143);
            for (String line : serving.log().lines().toList()) {
                JsonNode event = WireJson.mapper().readTree(line);
                assertThat(event.path("message").asText()).isNotEmpty();
            }
            assertThat(serving.log()).contains("\"message\":\"Stopped\"").doesNotContain(serving.printed("token"));
        }
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            Http http = new Http(serving.address(), serving.printed("token"));
            assertThat(acknowledged)
                    .allSatisfy(
                            token -> assertThat(http.get(SESSIONS + "/" + token).statusCode())
                                    .isEqualTo(200));
            serving.terminate();
        }
    }

    private static HttpRequest.Builder changes(JarProcess serving, String query) {
        return HttpRequest.newBuilder(serving.address().resolve("/deskside/v1/changes" + query))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + serving.printed("token"));
    }

    private static double metric(Http http, String series) {
        return http.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
