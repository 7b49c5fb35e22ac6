package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String ID = "0f2c9a1e77b84d21";

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /deskside/v1/health, 200",
        "HEAD, /deskside/v1/health, 200",
        "GET, /G2A/rest/v1/sessions/unknown, 404",
        "GET, //G2A/rest/v1/sessions/unknown, 404",
        "GET, /nothing/here, 404",
        "PATCH, /G2A/rest/v1/sessions, 405",
        "BREW, /G2A/rest/v1/sessions, 405",
        "POST, /G2A/rest/v1/session, 405",
        "GET, /join/unknown, 404",
        "GET, /page.css, 404"
    })
    @DisplayName("each answer carries the id that its request brought along")
    void brought(String method, String path, int status) {
        HttpResponse<String> answer = desk.send(desk.request(path)
                .header("Authorization", "Bearer " + Desk.TECHNICIAN)
                .header("X-Request-Id", ID)
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space in it", "<script>alert(1)</script>", "%0d%0aSet-Cookie: a=b"})
    @DisplayName("what is no id is never reflected: the answer carries a new one")
    void rubbish(String brought) {
        HttpResponse<String> answer =
                desk.send(desk.request("/deskside/v1/health").header("X-Request-Id", brought));

        assertThat(onlyId(answer)).isNotEqualTo(brought);
        assertThat(UUID.fromString(onlyId(answer))).isNotNull();
    }

    @Test
    @DisplayName("an id is at most 64 characters long")
    void length() {
        assertThat(onlyId(desk.send(desk.request("/").header("X-Request-Id", "a".repeat(64)))))
                .hasSize(64);
        assertThat(onlyId(desk.send(desk.request("/").header("X-Request-Id", "a".repeat(65)))))
                .hasSize(36);
    }

    @Test
    @DisplayName("two requests without an id get two")
    void unique() {
        assertThat(onlyId(desk.send(desk.request("/")))).isNotEqualTo(onlyId(desk.send(desk.request("/"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nBad Header: b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/3.7\r\nHost: a\r\n\r\n",
            })
    @DisplayName("what Jetty itself refuses carries one, too")
    void refusedByJetty(String request) {
        RawHttp.Answer answer = RawHttp.send(desk.port(), request);

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    @Test
    @DisplayName("a stream of changes carries it")
    void stream() throws IOException, InterruptedException {
        try (Desk own = Desk.hosted()) {
            HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                    .send(
                            own.request(WirePaths.OWN + "/changes")
                                    .header("Authorization", "Bearer " + Desk.TECHNICIAN)
                                    .header("Accept", "text/event-stream")
                                    .header("X-Request-Id", ID)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream events = stream.body()) {
                assertThat(events.read()).isNotNegative();
                assertThat(stream.headers().allValues("X-Request-Id")).containsExactly(ID);
            }
        }
    }

    @Test
    @DisplayName("the message of what failed unexpectedly names the id of the answer")
    void named() {
        try (Desk broken = Desk.gateway(
                BrokenProvider.failingWith(new DesksideException(ErrorCode.UNAVAILABLE, "The provider is down.")))) {
            HttpResponse<String> answer = broken.get("/G2A/rest/v1/sessions/unknown", Desk.TECHNICIAN);

            assertThat(answer.statusCode()).isEqualTo(500);
            Matcher named = Pattern.compile("\\(request ([^)]+)\\)").matcher(answer.body());
            assertThat(named.find()).isTrue();
            assertThat(named.group(1)).isEqualTo(onlyId(answer));
        }
    }

    private static String onlyId(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        return answer.headers().allValues("X-Request-Id").get(0);
    }
}
