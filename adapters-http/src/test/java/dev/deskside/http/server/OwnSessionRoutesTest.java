package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a technician and a customer can do to a session beside v1. */
class OwnSessionRoutesTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("DELETE cancels a session that never started: its link starts nothing any more; twice is once")
    void cancel() {
        Desk.Started session = desk.started("");
        HttpResponse<String> answer = cancel(session.token());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("status").asText()).isEqualTo("abandoned");
        assertThat(json(answer)).isEqualTo(desk.show(session));
        assertThat(cancel(session.token()).body()).isEqualTo(answer.body());
        assertError(desk.launch(session), 400, "IllegalTransition");
    }

    @Test
    @DisplayName("DELETE 400 for a session that was started")
    void cancelTooLate() {
        Desk.Started session = desk.started("");
        desk.launch(session);
        assertError(cancel(session.token()), 400, "IllegalTransition");
        assertThat(desk.show(session).path("status").asText()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("POST end by id as by token; before the start it is 400")
    void end() {
        Desk.Started session = desk.started("");
        assertError(desk.end(session), 400, "IllegalTransition");
        desk.launch(session);
        String id = desk.show(session).path("sessionId").asText();
        JsonNode ended = json(desk.call("POST", OWN + "/sessions/" + id + "/end", TECHNICIAN, "not looked at"));
        assertThat(ended.path("status").asText()).isEqualTo("abandoned");
        assertThat(ended).isEqualTo(json(desk.end(session)));
    }

    @Test
    @DisplayName("POST notes adds a line and answers with the session")
    void notes() {
        Desk.Started session = desk.started("");
        JsonNode first = json(note(session.token(), "{\"notes\":\"Zoë called\\nback\",\"x\":[{}],\"y\":1e999}"));
        assertThat(first.path("notes").asText()).isEqualTo("Zoë called\nback");
        JsonNode second = json(note(session.token(), "{\"notes\":\"done\"}"));
        assertThat(second.path("notes").asText()).isEqualTo("Zoë called\nback\ndone");
        assertThat(second).isEqualTo(desk.show(session));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body | ''",
                "body | []",
                "body | nonsense",
                "body | {\"notes\":\"x\"",
                "body | {\"notes\":\"x\"} {}",
                "notes | {}",
                "notes | {\"notes\":null}",
                "notes | {\"notes\":\"\"}",
                "notes | {\"notes\":\" \"}",
                "notes | {\"notes\":7}",
                "notes | {\"notes\":[\"x\"]}",
                "notes | {\"notes\":\"a\\u0000b\"}",
                "notes | {\"notes\":\"half \\ud83d\"}",
                "notes | {\"content\":\"x\"}"
            })
    @DisplayName("what is wrong with a body is 400 and named, and nothing is changed")
    void wrongBodies(String field, String body) {
        Desk.Started session = desk.started("");
        desk.launch(session);
        HttpResponse<String> note = note(session.token(), body);
        assertError(note, 400, "InvalidParameter");
        assertThat(message(note)).startsWith(field + " ");
        String content = body.equals("{\"content\":\"x\"}") ? "{}" : body.replace("notes", "content");
        for (String path : List.of("/sessions/" + session.token(), session.joinPath())) {
            HttpResponse<String> said = say(path, content);
            assertError(said, 400, "InvalidParameter");
            assertThat(message(said)).startsWith(field.replace("notes", "content") + " ");
        }
        assertThat(desk.show(session).has("notes")).isFalse();
        assertThat(transcript(session).path("events")).isEmpty();
    }

    @Test
    @DisplayName("too long a note and a message are 400, a body of mebibytes 413")
    void tooLong() {
        Desk.Started session = desk.started("");
        desk.launch(session);
        assertError(note(session.token(), "{\"notes\":\"" + "x".repeat(65_537) + "\"}"), 400, "InvalidParameter");
        assertError(note(session.token(), "{\"notes\":\"" + "x".repeat(3_000_000) + "\"}"), 413, "TooLarge");
        String content = "{\"content\":\"" + "x".repeat(8_193) + "\"}";
        assertError(say("/sessions/" + session.token(), content), 400, "InvalidParameter");
        assertError(say(session.joinPath(), content), 400, "InvalidParameter");
    }

    @Test
    @DisplayName("what both sides say is in the transcript, with time and name, in the order of saying")
    void chat() {
        Desk.Started session = desk.started(",\"customerName\":\"Bob\"");
        assertError(say("/sessions/" + session.token(), "{\"content\":\"early\"}"), 400, "IllegalTransition");
        assertError(say(session.joinPath(), "{\"content\":\"early\"}"), 400, "IllegalTransition");
        assertThat(transcript(session).toString()).isEqualTo("{\"events\":[]}");

        desk.launch(session);
        HttpResponse<String> hello = say("/sessions/" + session.token(), "{\"content\":\"Hello\",\"x\":1}");
        assertThat(hello.statusCode()).isEqualTo(200);
        assertThat(hello.body())
                .isEqualTo("{\"timeStamp\":\"2026-11-25T09:30:15Z\",\"content\":\"Hello\","
                        + "\"participantName\":\"Ada <Lovelace>\"}");
        HttpResponse<String> hi = say(session.joinPath(), "{\"content\":\"Hi <b>&\"}".replace("&", "\\u0026"));
        assertThat(json(hi).path("participantName").asText()).isEqualTo("Bob");

        String id = desk.show(session).path("sessionId").asText();
        assertThat(transcript(session).toString())
                .isEqualTo("{\"sessionId\":\"" + id + "\",\"startTime\":\"2026-11-25T09:30:15Z\",\"events\":["
                        + hello.body() + "," + hi.body() + "]}");
        assertThat(json(desk.get(V1 + "/sessions/" + id + "/events", TECHNICIAN)))
                .isEqualTo(transcript(session));

        desk.end(session);
        assertError(say(session.joinPath(), "{\"content\":\"late\"}"), 400, "IllegalTransition");
        assertThat(transcript(session).path("endTime").asText()).isEqualTo("2026-11-25T09:30:15Z");
    }

    @Test
    @DisplayName("unknown, malformed and another's sessions are 404, the same bytes, and nothing is changed")
    void nothing() {
        Desk.Started session = desk.started("");
        String unknown = cancel("unknown").body();
        int before = desk.commits.get();
        for (String reference : List.of("unknown", "x".repeat(257), "two%20words", "%01", session.token())) {
            String token = reference.equals(session.token()) ? STRANGER : TECHNICIAN;
            String path = OWN + "/sessions/" + reference;
            for (HttpResponse<String> answer : List.of(
                    desk.call("DELETE", path, token, ""),
                    desk.call("POST", path + "/end", token, ""),
                    desk.call("POST", path + "/notes", token, "{\"notes\":\"x\"}"),
                    desk.call("POST", path + "/messages", token, "{\"content\":\"x\"}"))) {
                assertError(answer, 404, "NotFound");
                assertThat(answer.body()).isEqualTo(unknown);
            }
            assertError(say("/join/" + reference, "{\"content\":\"x\"}"), 404, "NotFound");
            HttpResponse<String> events = desk.get(V1 + "/sessions/" + reference + "/events", token);
            assertError(events, 404, "NotFound");
            assertThat(events.body()).isEqualTo(unknown);
        }
        assertThat(desk.commits.get()).isEqualTo(before);
    }

    @Test
    @DisplayName("each needs a token, a seat and the role; the transcript hides from whom lacks the role")
    void rights() {
        String path = OWN + "/sessions/" + desk.started("").token();
        for (String call : List.of("DELETE ", "POST /end", "POST /notes", "POST /messages")) {
            String[] parts = call.split(" ", 2);
            String body = "{\"notes\":\"x\",\"content\":\"x\"}";
            assertError(desk.call(parts[0], path + parts[1], "bad", "no matter"), 401, "InvalidToken");
            assertError(desk.call(parts[0], path + parts[1], WITHOUT_SEAT, "no matter"), 403, "NotEntitled");
            assertError(desk.call(parts[0], path + parts[1], WITHOUT_ROLES, body), 403, "AccessDenied");
        }
        String events = path.replace(OWN, V1) + "/events";
        assertError(desk.get(events, "bad"), 401, "InvalidToken");
        assertError(desk.get(events, WITHOUT_SEAT), 401, "NotEntitled");
        assertError(desk.get(events, WITHOUT_ROLES), 404, "NotFound");
    }

    private static HttpResponse<String> cancel(String reference) {
        return desk.call("DELETE", OWN + "/sessions/" + reference, TECHNICIAN, "");
    }

    private static HttpResponse<String> note(String reference, String body) {
        return desk.call("POST", OWN + "/sessions/" + reference + "/notes", TECHNICIAN, body);
    }

    private static HttpResponse<String> say(String path, String body) {
        return desk.call("POST", OWN + path + "/messages", path.startsWith("/join/") ? "none" : TECHNICIAN, body);
    }

    private static JsonNode transcript(Desk.Started session) {
        return json(desk.get(V1 + "/sessions/" + session.token() + "/events", TECHNICIAN));
    }
}
