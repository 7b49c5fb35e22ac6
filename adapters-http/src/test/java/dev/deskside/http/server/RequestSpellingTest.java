package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.http.server.RawHttp.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of a request that known clients use, and such that nobody should. */
class RequestSpellingTest {
    private static Desk desk;
    private static String path;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
        path = V1 + "/sessions/" + desk.started("").token();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("a base with two slashes is the same place, with and without a token")
    void twoSlashes() {
        String one = "GET " + path + " HTTP/1.1";
        String two = "GET /" + path + " HTTP/1.1";
        String token = "Authorization: Bearer " + TECHNICIAN;
        Answer answer = raw(two, token);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(raw(one, token).body()).contains("\"notStarted\"");
        assertThat(raw(two).status()).isEqualTo(401);
        assertThat(raw(two).body()).isEqualTo(raw(one).body()).contains("InvalidToken");

        String start = "{\"sessionType\":\"SCREEN_SHARING\"}";
        Answer started = raw("POST /" + V1 + "/sessions HTTP/1.1", token, "Content-Length: 32", "", start);
        assertThat(started.status()).isEqualTo(200);
        assertThat(raw("GET /" + V1 + "/archive/recordings?accountKey=" + Desk.ACCOUNT + " HTTP/1.1", token)
                        .status())
                .isEqualTo(200);
        assertThat(raw("DELETE /" + V1 + "/sessions HTTP/1.1", token).header("Allow"))
                .hasValue("GET, POST, HEAD");
        for (String method : new String[] {"/sessions", "/companies", "/companies/77/machines"}) {
            Answer there = raw("GET /" + V1 + method + " HTTP/1.1", token);
            assertThat(there.status()).isEqualTo(200);
            assertThat(there.body())
                    .isEqualTo(raw("GET " + V1 + method + " HTTP/1.1", token).body());
            assertThat(raw("GET /" + V1 + method + " HTTP/1.1").status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer %s",
                "Authorization:Bearer %s",
                "authorization: BEARER   %s  ",
                "Authorization: OAuth oauth_token=%s",
                "Authorization:OAuth oauth_token=%s",
                "Authorization: oauth OAUTH_TOKEN = %s",
                "Authorization: OAuth oauth_token=\"%s\"",
                "Authorization: Bearer \"%s\""
            })
    @DisplayName("a token is taken in every known spelling")
    void tokens(String header) {
        assertThat(raw("GET " + path + " HTTP/1.1", header.formatted(TECHNICIAN))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: %s",
                "Authorization: Basic %s",
                "Authorization: Bearer",
                "Authorization: Bearer %s extra",
                "Authorization: Bearer \"%s",
                "Authorization: OAuth token=%s",
                "Authorization: Bearer ",
                "X-Authorization: Bearer %s",
                "Cookie: oauth_token=%s"
            })
    @DisplayName("anything else is no token, and comes back in no answer")
    void noTokens(String header) {
        Answer answer = raw("GET " + path + " HTTP/1.1", header.formatted(TECHNICIAN));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("InvalidToken").doesNotContain(TECHNICIAN);
    }

    @Test
    @DisplayName("the Content-Type is not looked at, and unknown parameters are ignored")
    void contentTypes() {
        for (String type :
                new String[] {"application/x-www-form-urlencoded", "text/plain", "nonsense", "a/b; charset=x"}) {
            String token = "Authorization: Bearer " + TECHNICIAN;
            String contentType = "Content-Type: " + type;
            assertThat(raw("GET " + path + "?a=%41&b HTTP/1.1", token, contentType)
                            .status())
                    .isEqualTo(200);
            String body = "{\"sessionType\":\"screen_sharing\",\"x\":{\"y\":[1]},\"x\":2}";
            assertThat(raw(
                                    "POST " + V1 + "/sessions?z=1 HTTP/1.1",
                                    token,
                                    contentType,
                                    "Content-Length: " + body.length(),
                                    "",
                                    body)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Answer raw(String... lines) {
        String[] all = new String[lines.length + 2];
        all[0] = lines[0];
        all[1] = "Host: localhost";
        all[2] = "Connection: close";
        System.arraycopy(lines, 1, all, 3, lines.length - 1);
        boolean hasBody = Arrays.asList(all).contains("");
        return RawHttp.send(desk.port(), String.join("\r\n", all) + (hasBody ? "" : "\r\n\r\n"));
    }
}
