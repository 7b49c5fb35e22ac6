package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.http.server.RawHttp.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that lead to no route: each is answered in JSON, whoever found it out. */
class ProtocolErrorTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/G2A",
                V1,
                V1 + "/sessions/",
                V1 + "/sessions/a/b",
                V1 + "/sessions//a",
                V1 + "/archive/recordings/",
                V1 + "/archive/recordings/transcode",
                V1 + "/archive/recordings/transcode/",
                V1 + "/archive/recordings/archived/",
                V1 + "/companies/",
                V1 + "/companies/1",
                V1 + "/companies//machines",
                V1 + "/session/",
                V1 + "/sessions/a/events/",
                OWN + "/sessions/",
                OWN + "/sessions/a/",
                "/G2A/rest/v2/sessions",
                "/g2a/rest/v1/sessions/a",
                "///G2A/rest/v1/sessions/a",
                OWN,
                OWN + "/launch",
                "/launch",
                "/launch/",
                "/assets/",
                "/assets/../pom.xml",
                "/.git/config",
                "/favicon.ico"
            })
    @DisplayName("an unknown path is 404, whatever the method")
    void unknownPath(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE", "FOO"}) {
            Answer answer = raw(method + " " + path + " HTTP/1.1");
            assertThat(answer.status()).isEqualTo(404);
            assertJson(answer, "NotFound");
        }
        assertThat(raw("HEAD " + path + " HTTP/1.1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        V1 + "/sessions, 'GET, POST, HEAD'",
        V1 + "/sessions/a, 'GET, HEAD'",
        V1 + "/sessions/a/events, 'GET, HEAD'",
        V1 + "/session, GET",
        V1 + "/companies, 'GET, HEAD'",
        V1 + "/companies/a/machines, 'GET, HEAD'",
        V1 + "/archive/recordings, 'GET, HEAD'",
        V1 + "/archive/recordings/urls, 'GET, HEAD'",
        V1 + "/archive/recordings/transcode/1, POST",
        V1 + "/archive/recordings/archived/1, PUT",
        OWN + "/sessions, 'GET, HEAD'",
        OWN + "/sessions/a, DELETE",
        OWN + "/sessions/a/notes, POST",
        OWN + "/sessions/a/messages, POST",
        OWN + "/join/a/messages, POST",
        OWN + "/launch/a, POST",
        OWN + "/join/a, POST",
        OWN + "/sessions/a/end, POST",
        OWN + "/health, 'GET, HEAD'",
        "/launch/a, 'GET, HEAD'",
        "/join/a, 'GET, HEAD'",
        "/assets/deskside.css, 'GET, HEAD'"
    })
    @DisplayName("another method on a known path is 405 and tells those that there are, with a token and without")
    void otherMethod(String path, String allowed) {
        for (String method : new String[] {
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "FOO", "get", "BEFORE",
            "AFTER"
        }) {
            if (!List.of(allowed.split(", ", -1)).contains(method)) {
                Answer answer = raw(method + " " + path + " HTTP/1.1", "Authorization: Bearer " + TECHNICIAN);
                assertThat(answer.status()).as(method).isEqualTo(405);
                assertThat(answer.header("Allow")).as(method).hasValue(allowed);
                if (!method.equals("HEAD")) {
                    assertJson(answer, "MethodNotAllowed");
                }
                assertThat(raw(method + " " + path + " HTTP/1.1").status()).isEqualTo(405);
            }
        }
    }

    @Test
    @DisplayName("HEAD is GET without the body")
    void head() {
        String path = V1 + "/sessions/" + desk.started("").token();
        String token = "Authorization: Bearer " + TECHNICIAN;
        Answer head = raw("HEAD " + path + " HTTP/1.1", token);
        Answer get = raw("GET " + path + " HTTP/1.1", token);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(raw("HEAD " + path + " HTTP/1.1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ff",
                "%c3",
                "%ED%A0%80",
                "%C0%80",
                "%2e",
                "%2e%2e",
                "..",
                "%2F",
                "%u0041",
                "{x}",
                "|",
                "^",
                "`",
                "\"",
                "<x>",
                "\\",
                ";x=1",
                "%0d%0aX"
            })
    @DisplayName("a malformed id is as unknown as any other")
    void malformedId(String id) {
        String token = "Authorization: Bearer " + TECHNICIAN;
        Answer unknown = raw("GET " + V1 + "/sessions/unknown HTTP/1.1", token);
        Answer malformed = raw("GET " + V1 + "/sessions/" + id + " HTTP/1.1", token);
        assertThat(malformed.status()).isEqualTo(404);
        assertThat(malformed.body()).isEqualTo(unknown.body());
        assertThat(raw("GET /" + V1 + "/sessions/" + id + " HTTP/1.1").status()).isEqualTo(401);
        assertThat(raw("GET /launch/" + id + " HTTP/1.1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + V1 + "/sessions/%zz HTTP/1.1",
                "GET " + V1 + "/sessions/%00 HTTP/1.1",
                "GET " + V1 + "/sessions/% HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET " + V1 + "/sessions/a b HTTP/1.1",
                "nonsense",
                "GET / HTTP/1.1\r\nContent-Length: x",
                "POST / HTTP/1.1\r\nContent-Length: -1",
                "GET / HTTP/1.1\r\nTransfer-Encoding: nonsense",
                "GET / HTTP/1.1\r\n: value",
                "GET / HTTP/1.1\r\nName with spaces: value",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b"
            })
    @DisplayName("what isn't valid HTTP is 400")
    void malformed(String request) {
        Answer answer = raw(request);
        assertThat(answer.status()).isEqualTo(400);
        assertJson(answer, "InvalidParameter");
        assertThat(answer.body()).doesNotContain("jetty", "passwd", "java");
    }

    @Test
    @DisplayName("too long a URL is 414, too large a head 431")
    void tooLarge() {
        Answer url = raw("GET /" + "x".repeat(70_000) + " HTTP/1.1");
        assertThat(url.status()).isEqualTo(414);
        assertJson(url, "TooLarge");
        Answer head = raw("GET / HTTP/1.1", "X-Large: " + "x".repeat(70_000));
        assertThat(head.status()).isEqualTo(431);
        assertJson(head, "TooLarge");
    }

    @Test
    @DisplayName("another version of HTTP is refused in JSON")
    void otherVersion() {
        Answer answer = raw("GET / HTTP/7.3");
        assertThat(answer.status()).isEqualTo(505);
        assertJson(answer, "InvalidParameter");
    }

    @Test
    @DisplayName("a body that isn't chunked as it says is 400, and writes nothing")
    void badChunks() {
        int before = desk.commits.get();
        Answer answer = RawHttp.send(desk.port(), """
                POST %s/sessions HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Transfer-Encoding: chunked\r
                \r
                nonsense\r
                """.formatted(V1, TECHNICIAN));
        assertThat(answer.status()).isEqualTo(400);
        assertJson(answer, "InvalidParameter");
        assertThat(desk.commits.get()).isEqualTo(before);
    }

    @Test
    @DisplayName("a request for a web socket is answered like any other, without a session, as there is none")
    void webSocket() {
        Answer answer = raw(
                "GET " + OWN + "/health HTTP/1.1",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("a header doesn't turn a GET into a POST")
    void methodOverride() {
        Desk.Started session = desk.started("");
        for (String path : new String[] {session.launchPath(), OWN + session.launchPath()}) {
            raw("GET " + path + " HTTP/1.1", "X-HTTP-Method-Override: POST");
        }
        assertThat(desk.show(session).path("status").asText()).isEqualTo("notStarted");
    }

    @Test
    @DisplayName("health says ok")
    void health() {
        HttpResponse<String> answer = desk.send(desk.request(OWN + "/health"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static void assertJson(Answer answer, String code) {
        assertThat(answer.header("Content-Type")).as(answer.body()).hasValue("application/json");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).matches("\\{\"int_err_code\":\"" + code + "\",\"msg\":\"[^\"]+\"}");
    }

    private static Answer raw(String... lines) {
        return RawHttp.send(
                desk.port(), String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
