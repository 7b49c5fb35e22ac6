package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.NOW;
import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.http.wire.ChangesJson;
import dev.deskside.http.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("GET /deskside/v1/changes")
@Timeout(120)
class ChangeRoutesTest {
    private static final String CHANGES = OWN + "/changes";

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.hosted();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private JsonNode changes(String query) {
        HttpResponse<String> answer = desk.get(CHANGES + query, TECHNICIAN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private CompletableFuture<HttpResponse<String>> waiting(String query) {
        return CompletableFuture.supplyAsync(() -> desk.get(CHANGES + query, TECHNICIAN));
    }

    @Test
    @DisplayName("tells each change with the session as GET shows it, from the beginning or from a place on")
    void pages() throws Exception {
        assertThat(changes("").get("changes")).isEmpty();
        Desk.Started started = desk.started("");
        JsonNode all = changes("");
        assertThat(all.get("changes")).hasSize(1);
        JsonNode change = all.get("changes").get(0);
        assertThat(change.get("status").asText()).isEqualTo("notStarted");
        assertThat(change.get("at").asText()).isEqualTo("2026-11-25T09:30:15Z");
        assertThat(change.get("endReason")).isNull();
        assertThat(change.get("session")).isEqualTo(json(desk.get(V1 + "/sessions/" + started.token(), TECHNICIAN)));
        assertThat(change.get("session").get("customerJoinUrl")).isNotNull();

        String next = all.get("next").asText();
        assertThat(changes("?after=" + next).get("changes")).isEmpty();
        desk.started("");
        assertThat(changes("?limit=1&after=" + next).get("changes")).hasSize(1);
        assertThat(changes("?after=end").get("changes")).isEmpty();
        assertThat(json(desk.get(CHANGES, STRANGER)).get("changes")).isEmpty();
        assertThat(WireJson.mapper()
                        .treeToValue(all, ChangesJson.class)
                        .toChanges()
                        .changes())
                .singleElement()
                .satisfies(read -> assertThat(read.place().value()).isEqualTo(next));
    }

    @Test
    @DisplayName("waits for the first change where it is asked to")
    void waits() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = waiting("?wait=60");
        assertThat(answer).isNotDone();
        desk.started("");
        assertThat(json(answer.get(1, TimeUnit.MINUTES)).get("changes")).hasSize(1);
        assertThat(changes("?wait=1&after=end").get("changes")).isEmpty();
    }

    @Test
    @DisplayName("is refused without a seat or the role, and for what isn't a place or a number of its own")
    void refused() {
        assertThat(desk.get(CHANGES, "nobody").statusCode()).isEqualTo(401);
        assertThat(desk.get(CHANGES, WITHOUT_SEAT).statusCode()).isEqualTo(403);
        assertThat(desk.get(CHANGES, WITHOUT_ROLES).statusCode()).isEqualTo(403);
        for (String wrong : List.of("?after=nowhere", "?limit=0", "?limit=101", "?wait=61", "?wait=soon")) {
            assertThat(desk.get(CHANGES + wrong, TECHNICIAN).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("lets no more wait than there is room for, answers all others meanwhile, and all who wait at the end")
    void bounded() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < ChangeRoutes.MOST_WAITING; i++) {
            waiting.add(browser.sendAsync(
                    desk.request(CHANGES + "?wait=60")
                            .header("Authorization", "Bearer " + TECHNICIAN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> oneMore = desk.get(CHANGES + "?wait=1&after=end", TECHNICIAN);
            assertThat(oneMore.statusCode()).isEqualTo(429);
            assertThat(oneMore.headers().firstValue("Retry-After")).contains("5");
        });
        assertThat(changes("").get("changes")).isEmpty();
        desk.close();
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isIn(200, 503);
        }
    }

    @Test
    @DisplayName("as a stream tells one event after the other, goes on after the last one, and ends with the server")
    void stream() throws Exception {
        desk.started("");
        String last;
        try (BufferedReader events = events("", "")) {
            last = field(events, "id");
            assertThat(field(events, "event")).isEqualTo("change");
            assertThat(WireJson.mapper()
                            .readTree(field(events, "data"))
                            .get("status")
                            .asText())
                    .isEqualTo("notStarted");
            desk.keep(77, NOW, session -> session);
            desk.started(",\"customerName\":\"Second\"");
            assertThat(field(events, "data")).contains("Second");
        }
        try (BufferedReader events = events("?after=end", last)) {
            assertThat(field(events, "data")).contains("Second");
            desk.close();
            while (events.readLine() != null) {
                // Whatever is left of it.
            }
        }
    }

    private BufferedReader events(String query, String last) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        desk.request(CHANGES + query)
                                .header("Authorization", "Bearer " + TECHNICIAN)
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", last)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next such field of the stream. */
    private static String field(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (!line.startsWith(name + ": ")) {
            line = events.readLine();
        }
        return line.substring(name.length() + 2);
    }
}
