package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The routes of status callbacks")
class CallbackRoutesTest {
    private static final String CALLBACKS = OWN + "/callbacks";
    private static final String NOBODY = "msg_00000000000000000000000000000000";

    private final Desk desk = Desk.hosted();

    @BeforeEach
    void launchOne() {
        desk.launch(desk.started(",\"sessionStatusCallbackUrl\":\"https://helpdesk.example/hook?ticket=1\""));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private JsonNode ask(int status, String method, String path, String body) {
        HttpResponse<String> answer = desk.call(method, CALLBACKS + path, TECHNICIAN, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Desk.json(answer);
    }

    @Test
    @DisplayName("a callback is listed, shown, and sent once more by its id and by its time")
    void listedShownReplayed() {
        JsonNode listed = ask(200, "GET", "?state=pending", "").path("callbacks");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("sessionStatus").asText()).isEqualTo("waiting");
        String id = listed.path(0).path("id").asText();
        assertThat(ask(200, "GET", "/" + id, "").path("id").asText()).isEqualTo(id);
        assertThat(ask(202, "POST", "/" + id + "/replay", "").path("replayed").asInt())
                .isEqualTo(1);
        assertThat(ask(202, "POST", "/replay", "{\"from\":\"2026-11-25\",\"to\":\"2026-11-26\"}")
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        ask(404, "GET", "/" + NOBODY, "");
        ask(404, "POST", "/" + NOBODY + "/replay", "");
        ask(400, "GET", "?state=lost", "");
        ask(400, "POST", "/replay", "{\"from\":\"yesterday\",\"to\":\"2026-11-26\"}");
    }

    @Test
    @DisplayName("a ping tells its answer, and a secret is shown and replaced")
    void pingAndSecret() {
        assertThat(ask(200, "POST", "/ping", "{\"url\":\"https://helpdesk.example/hook\"}")
                        .path("result")
                        .asText())
                .isEqualTo("delivered");
        ask(400, "POST", "/ping", "{\"url\":\"ftp://helpdesk.example/\"}");
        String secret = "/secret?endpoint=https://helpdesk.example/hook";
        assertThat(ask(200, "GET", secret, "").path("secrets")).hasSize(1);
        assertThat(ask(200, "POST", secret, "").path("secrets")).hasSize(2);
        ask(400, "GET", "/secret", "");
    }

    @Test
    @DisplayName("who has no token or no seat gets nothing")
    void forbidden() {
        assertThat(desk.get(CALLBACKS, "nobody").statusCode()).isEqualTo(401);
        assertThat(desk.get(CALLBACKS, WITHOUT_SEAT).statusCode()).isEqualTo(403);
    }
}
