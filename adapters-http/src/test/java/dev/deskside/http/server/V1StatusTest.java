package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.recording.Recording;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed's three tables of status codes, as far as a healthy provider gives them. */
class V1StatusTest {
    /** What each answer has of its own, whatever it says. */
    private static final Set<String> OF_ITS_OWN = Set.of("date", "x-request-id");

    private static final String MINIMAL = "{\"sessionType\":\"SCREEN_SHARING\"}";
    private static final String RECORDINGS = V1 + "/archive/recordings";

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
    @DisplayName("POST /sessions 200: the launch URL, and the token in both places")
    void start() {
        HttpResponse<String> answer = desk.start(MINIMAL);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        JsonNode body = json(answer);
        // There is no id yet: it exists once the session has started.
        assertThat(names(body)).containsExactly("startScreenSharing", "sessionToken");
        assertThat(body.path("startScreenSharing").path("launchUrl").asText()).startsWith(desk.origin() + "/launch/");
        assertThat(body.path("sessionToken").asText())
                .isNotEmpty()
                .isEqualTo(body.path("startScreenSharing").path("sessionToken").asText());
    }

    @Test
    @DisplayName("POST /sessions 400 names the missing parameter")
    void startWithoutType() {
        HttpResponse<String> answer = desk.start("{\"customerName\":\"Bob\"}");
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith("sessionType ");
    }

    @Test
    @DisplayName("POST /sessions 401 for no, a bad and an expired token, and without a seat; 403 without the role")
    void startWithoutRights() {
        assertError(desk.send(desk.request(V1 + "/sessions").POST(body(MINIMAL))), 401, "InvalidToken");
        HttpResponse<String> bad = startAs("nobody's");
        assertError(bad, 401, "InvalidToken");
        assertThat(bad.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(bad.body()).doesNotContain("nobody");
        assertError(startAs(WITHOUT_SEAT), 401, "NotEntitled");
        assertError(startAs(WITHOUT_ROLES), 403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-machine", "cold-store"})
    @DisplayName("POST /sessions 404 for a machine that is unknown or another's")
    void startWithMachineOfNobody(String machine) {
        int before = desk.commits.get();
        HttpResponse<String> answer =
                desk.start("{\"sessionType\":\"SCREEN_SHARING\",\"machineUuid\":\"" + machine + "\"}");
        assertError(answer, 404, "NotFound");
        assertThat(message(answer)).contains("machineUuid").doesNotContain(machine);
        assertThat(desk.commits.get()).isEqualTo(before);
    }

    @Test
    @DisplayName("GET /sessions 200: the seed's fields, flat, nothing empty, times in UTC and whole seconds")
    void show() {
        Desk.Started session =
                desk.started(",\"customerName\":\"Bob\",\"customerEmail\":\"bob@example.com\",\"machineUuid\":\"\","
                        + "\"partnerObject\":\"T-1\",\"partnerObjectUrl\":\"https://crm.example.com/T-1\"");
        assertThat(names(desk.show(session)))
                .containsExactly(
                        "sessionType",
                        "status",
                        "accountKey",
                        "expertName",
                        "expertEmail",
                        "expertUserKey",
                        "partnerObject",
                        "partnerObjectUrl",
                        "customerName",
                        "customerEmail",
                        "customerJoinUrl");
        assertThat(desk.show(session).path("status").asText()).isEqualTo("notStarted");

        desk.launch(session);
        desk.join(session);
        JsonNode ended = json(desk.end(session));
        assertThat(ended.path("status").asText()).isEqualTo("complete");
        assertThat(ended.path("startedAt").asText()).isEqualTo("2026-11-25T09:30:15Z");
        assertThat(ended.path("customerJoinedAt").asText()).isEqualTo("2026-11-25T09:30:15Z");
        assertThat(ended.path("endedAt").asText()).isEqualTo("2026-11-25T09:30:15Z");
        assertThat(ended.path("accountKey").isNumber()).isTrue();
        assertThat(ended.path("accountKey").asText()).isEqualTo("9223372036854775813");
        assertThat(ended.path("expertUserKey").isTextual()).isTrue();
        assertThat(ended.path("sessionType").asText()).isEqualTo("screen_sharing");

        String id = ended.path("sessionId").asText();
        assertThat(json(desk.get(V1 + "/sessions/" + id, TECHNICIAN)))
                .isEqualTo(ended)
                .isEqualTo(desk.show(session));
    }

    @Test
    @DisplayName("GET /sessions 200: an unattended session names its machine and account")
    void showUnattended() {
        JsonNode session = desk.show(desk.started(",\"machineUuid\":\"front-desk\""));
        assertThat(session.path("unattendedMachineUuid").asText()).isEqualTo("front-desk");
        assertThat(session.path("unattendedMachineName").asText()).isEqualTo("Front desk");
        assertThat(session.path("accountName").asText()).isEqualTo("Acme & Co");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"T-1\"", "\"17\"", "17", "-1.50", "1E+999999999", "123456789012345678901234567890"})
    @DisplayName("the partner object comes out as the kind that it came in")
    void partnerObject(String literal) {
        Desk.Started session = desk.started(",\"partnerObject\":" + literal);
        assertThat(desk.get(V1 + "/sessions/" + session.token(), TECHNICIAN).body())
                .contains("\"partnerObject\":" + literal + ",");
    }

    @Test
    @DisplayName("GET /sessions 401 for no and a bad token, and without a seat")
    void showWithoutRights() {
        String path = V1 + "/sessions/" + desk.started("").token();
        assertError(desk.send(desk.request(path)), 401, "InvalidToken");
        assertError(desk.get(path, "bad"), 401, "InvalidToken");
        assertError(desk.get(path, WITHOUT_SEAT), 401, "NotEntitled");
        assertError(desk.get(V1 + "/sessions/not%20one", WITHOUT_SEAT), 401, "NotEntitled");
    }

    @Test
    @DisplayName("GET /sessions 404: unknown, malformed, another's, and without the role are the same bytes")
    void showNothing() {
        String existing = V1 + "/sessions/" + desk.started("").token();
        HttpResponse<String> unknown = desk.get(V1 + "/sessions/123456789", TECHNICIAN);
        assertError(unknown, 404, "NotFound");
        List<HttpResponse<String>> others = List.of(
                desk.get(V1 + "/sessions/" + "x".repeat(257), TECHNICIAN),
                desk.get(V1 + "/sessions/two%20words", TECHNICIAN),
                desk.get(V1 + "/sessions/%01", TECHNICIAN),
                desk.get(V1 + "/sessions/%2e%2E", TECHNICIAN),
                desk.get(V1 + "/sessions/x;y=%5c", TECHNICIAN),
                desk.get(V1 + "/sessions/a%2Fb", TECHNICIAN),
                desk.get(V1 + "/sessions/%25", TECHNICIAN),
                desk.get(existing, STRANGER),
                desk.get(existing, WITHOUT_ROLES),
                desk.get(V1 + "/sessions/unknown", WITHOUT_ROLES));
        assertThat(others).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
            assertThat(withoutItsOwn(answer.headers())).isEqualTo(withoutItsOwn(unknown.headers()));
        });
    }

    @Test
    @DisplayName("GET /archive/recordings 200: both lists, numbers, in start-time order")
    void recordings() {
        assertThat(desk.get(RECORDINGS + "?accountKey=" + Desk.ACCOUNT, TECHNICIAN)
                        .body())
                .isEqualTo("{\"readyForTranscode\":[],\"readyForDownload\":[]}");
        record(12, 5, Recording::offerForTranscode);
        record(11, 9, Recording::offerForTranscode);
        record(13, 1, r -> r.offerForTranscode().transcode().offerForDownload());
        record(14, 2, UnaryOperator.identity());
        assertThat(desk.get(RECORDINGS + "?userKey=" + Desk.USER, TECHNICIAN).body())
                .isEqualTo("{\"readyForTranscode\":[11,12],\"readyForDownload\":[13]}");
    }

    @Test
    @DisplayName("GET /archive/recordings 400 without any key")
    void recordingsOfNobody() {
        HttpResponse<String> answer = desk.get(RECORDINGS, TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).contains("accountKey", "userKey", "companyId");
    }

    @Test
    @DisplayName("GET /archive/recordings 403 for a bad token, seat, role, key and account")
    void recordingsWithoutRights() {
        String path = RECORDINGS + "?accountKey=" + Desk.ACCOUNT;
        assertError(desk.send(desk.request(path)), 403, "InvalidToken");
        assertError(desk.get(path, "bad"), 403, "InvalidToken");
        assertError(desk.get(RECORDINGS + "?accountKey=x", "bad"), 403, "InvalidToken");
        assertError(desk.get(path, WITHOUT_SEAT), 403, "NotEntitled");
        assertError(desk.get(path, WITHOUT_ROLES), 403, "AccessDenied");
        for (String key : List.of("accountKey=1", "userKey=1", "companyId=1", "companyId=78")) {
            assertError(desk.get(RECORDINGS + "?" + key, TECHNICIAN), 403, "InvalidKey");
        }
        assertError(desk.get(RECORDINGS + "?accountKey=2", STRANGER), 403, "RecordingDisabled");
    }

    private static void record(int id, int daysAgo, UnaryOperator<Recording> further) {
        desk.record(id, Desk.NOW.minusSeconds(86_400L * daysAgo), further);
    }

    private static HttpResponse<String> startAs(String token) {
        return desk.post(V1 + "/sessions", token, MINIMAL.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Map<String, List<String>> withoutItsOwn(HttpHeaders headers) {
        return HttpHeaders.of(headers.map(), (name, value) -> !OF_ITS_OWN.contains(name.toLowerCase(Locale.ROOT)))
                .map();
    }

    static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(names(json(answer))).containsExactly("int_err_code", "msg");
        assertThat(json(answer).path("int_err_code").asText()).isEqualTo(code);
        assertThat(message(answer)).isNotBlank();
    }
}
