package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.http.server.AnswerCheck.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The check of answers against the document")
class AnswerCheckTest {
    private static final String SESSION = "/G2A/rest/v1/sessions/1";
    private static final String FOUND = "{\"sessionType\":\"screen_sharing\",\"status\":\"waiting\"}";
    private static final String ERROR = "{\"int_err_code\":\"%s\",\"msg\":\"x\"}";

    private final AnswerCheck check = new AnswerCheck(ApiDocument.whole());

    private List<String> wrong(int status, String body, String... headers) {
        return wrong("GET", SESSION, status, body, headers);
    }

    private List<String> wrong(String method, String path, int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return check.wrong(new Answer(method, path, status, all, body));
    }

    @Test
    @DisplayName("lets through what is as it says")
    void right() {
        assertThat(wrong(200, FOUND)).isEmpty();
        assertThat(wrong(200, FOUND, "deskside-as-of", "2026-11-25T09:30:00Z", "age", "7"))
                .isEmpty();
        assertThat(wrong(404, ERROR.formatted("NotFound"))).isEmpty();
        assertThat(wrong(429, ERROR.formatted("Throttled"), "retry-after", "1")).isEmpty();
        assertThat(wrong("HEAD", SESSION, 200, "")).isEmpty();
        assertThat(wrong("GET", "/nowhere", 404, ERROR.formatted("NotFound"))).isEmpty();
        assertThat(wrong("POST", SESSION, 405, ERROR.formatted("MethodNotAllowed"), "allow", "GET, HEAD"))
                .isEmpty();
    }

    @Test
    @DisplayName("finds a body that isn't")
    void wrongBody() {
        assertThat(wrong(200, "{")).isNotEmpty();
        assertThat(wrong(200, "{\"sessionType\":\"screen_sharing\"}")).isNotEmpty();
        assertThat(wrong(200, FOUND.replace("waiting", "vanished"))).isNotEmpty();
        assertThat(wrong(200, FOUND.replace("}", ",\"colour\":\"red\"}"))).isNotEmpty();
        assertThat(wrong(200, FOUND.replace("}", ",\"startedAt\":\"2026-11-25T09:30:00.5Z\"}")))
                .isNotEmpty();
        assertThat(wrong(200, FOUND.replace("}", ",\"customerName\":\"\"}"))).isNotEmpty();
        assertThat(wrong(404, ERROR.formatted("InvalidKey"))).isNotEmpty();
        assertThat(wrong("PUT", "/G2A/rest/v1/archive/recordings/archived/1", 204, "{}"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("finds a status, a content type or a header that it doesn't have")
    void wrongHead() {
        assertThat(wrong(403, ERROR.formatted("AccessDenied"))).isNotEmpty();
        assertThat(wrong(201, FOUND)).isNotEmpty();
        assertThat(wrong("GET", "/nowhere", 200, FOUND)).isNotEmpty();
        assertThat(wrong(200, FOUND, "content-type", "text/html")).isNotEmpty();
        assertThat(wrong(429, ERROR.formatted("Throttled"))).isNotEmpty();
        assertThat(wrong(200, FOUND, "age", "old")).isNotEmpty();
        assertThat(wrong(200, FOUND, "set-cookie", "JSESSIONID=1")).isNotEmpty();
    }

    @Test
    @DisplayName("finds an event whose data isn't a change")
    void wrongEvent() {
        String path = "/deskside/v1/changes";
        String change =
                "{\"cursor\":\"1\",\"sequence\":1,\"key\":\"2f1c1f6e-8b59-4f0e-9d0f-5a7a0f3b2c11\",\"version\":1,"
                        + "\"status\":\"waiting\",\"at\":\"2026-11-25T09:30:00Z\",\"session\":" + FOUND + "}";
        String event = "id: 1\nevent: change\ndata: %s\n\n: nothing new\nid: 1\n\n";
        assertThat(wrong("GET", path, 200, event.formatted(change), "content-type", "text/event-stream"))
                .isEmpty();
        assertThat(wrong("GET", path, 200, event.formatted("{}"), "content-type", "text/event-stream"))
                .isNotEmpty();
        assertThat(wrong("GET", path, 200, "status: 1\n", "content-type", "text/event-stream"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("finds what a callback shouldn't have, or lacks")
    void wrongWebhook() {
        Map<String, String> headers = new HashMap<>(Map.of(
                "content-type", "application/json; charset=utf-8",
                "webhook-id", "msg_1",
                "webhook-timestamp", "1795599000",
                "webhook-signature", "v1,AAAA",
                "deskside-sequence", "12"));
        assertThat(check.wrongWebhook("sessionStatus", headers, FOUND)).isEmpty();
        assertThat(check.wrongWebhook("sessionStatus", headers, "{}")).isNotEmpty();
        headers.put("cookie", "a=b");
        assertThat(check.wrongWebhook("sessionStatus", headers, FOUND)).isNotEmpty();
        headers.remove("cookie");
        headers.remove("webhook-id");
        assertThat(check.wrongWebhook("sessionStatus", headers, FOUND)).isNotEmpty();
    }

    @Test
    @DisplayName("follows the document: with a field less in it, the same answer is wrong")
    void followsTheDocument() {
        ObjectNode document = ApiDocument.whole();
        document.withObject("/components/schemas/Session/properties").remove("status");
        Answer answer = new Answer("GET", SESSION, 200, Map.of("content-type", "application/json"), FOUND);
        assertThat(new AnswerCheck(document).wrong(answer)).isNotEmpty();
    }
}
