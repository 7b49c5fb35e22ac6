package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An access token in the query, as one client of v1 sends it. */
class TokenInQueryTest {
    private static final String ARCHIVE = V1 + "/archive/recordings?accountKey=" + Desk.ACCOUNT;

    @Test
    @DisplayName("it is not taken unless that is configured, and comes back in no answer")
    void ignored() {
        try (Desk desk = Desk.hosted()) {
            String query = "oauth_token=" + TECHNICIAN;
            HttpResponse<String> answer = desk.send(desk.request(V1 + "/sessions?" + query));
            assertError(answer, 401, "InvalidToken");
            assertThat(answer.body()).doesNotContain(TECHNICIAN);
            assertError(desk.send(desk.request(ARCHIVE + "&" + query)), 403, "InvalidToken");
            assertThat(desk.get(V1 + "/sessions?oauth_token=bad&oauth_token=x", TECHNICIAN)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("where it is configured it authorizes a request without a header; a header goes before it")
    void accepted() {
        try (Desk desk = Desk.hosted(TokenInQuery.ACCEPTED)) {
            String query = "oauth_token=" + TECHNICIAN;
            Desk.Started session = desk.started("");
            String show = V1 + "/sessions/" + session.token();
            assertThat(desk.send(desk.request(show + "?" + query)).body())
                    .isEqualTo(desk.get(show, TECHNICIAN).body());
            for (String path : List.of(
                    V1 + "/sessions?" + query,
                    V1 + "/companies?" + query,
                    ARCHIVE + "&oauth%5Ftoken=" + TECHNICIAN.replace("-", "%2D"),
                    OWN + "/sessions?" + query)) {
                assertThat(desk.send(desk.request(path)).statusCode()).isEqualTo(200);
            }
            assertError(desk.get(show + "?" + query, STRANGER), 404, "NotFound");
            assertError(desk.get(show + "?" + query, "bad"), 401, "InvalidToken");
        }
    }

    @Test
    @DisplayName("an empty, a wrong, a repeated or an unreadable one is no token")
    void bad() {
        try (Desk desk = Desk.hosted(TokenInQuery.ACCEPTED)) {
            String one = "oauth_token=" + TECHNICIAN;
            for (String query : List.of("oauth_token", "oauth_token=bad", one + "&" + one, one + "&x=%zz")) {
                for (String path : List.of("/sessions", "/sessions/1", "/companies", "/archive/recordings")) {
                    RawHttp.Answer answer = RawHttp.send(desk.port(), """
                            GET %s%s?%s HTTP/1.1\r
                            Host: localhost\r
                            Connection: close\r
                            \r
                            """.formatted(V1, path, query));
                    assertThat(answer.status()).as(query).isEqualTo(path.startsWith("/archive") ? 403 : 401);
                    assertThat(answer.body()).contains("InvalidToken").doesNotContain(TECHNICIAN);
                }
            }
        }
    }
}
