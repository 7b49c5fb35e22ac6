package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.ACCOUNT;
import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code /deskside/v1/sessions/…/hold} and {@code /deskside/v1/starts}. */
class RecordRoutesTest {
    private static final String REASON = "{\"reason\":\"Case 4711\"}";

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.hosted();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<String> hold(String method, String token, Desk.Started session, String body) {
        return desk.call(method, OWN + "/sessions/" + session.token() + "/hold", token, body);
    }

    @Test
    @DisplayName("a hold is placed, shown and released, and placed again it keeps its time")
    void lifeOfAHold() {
        Desk.Started session = desk.started("");
        assertError(hold("GET", TECHNICIAN, session, ""), 404, "NotFound");

        HttpResponse<String> placed = hold("PUT", TECHNICIAN, session, REASON);
        assertThat(placed.statusCode()).isEqualTo(200);
        assertThat(json(placed).path("reason").asText()).isEqualTo("Case 4711");
        assertThat(json(placed).path("since").asText()).startsWith("2026-11-25T09:30:15");
        assertThat(hold("GET", TECHNICIAN, session, "").body()).isEqualTo(placed.body());
        assertThat(json(hold("PUT", TECHNICIAN, session, "{\"reason\":\"Case 4712\"}"))
                        .path("reason")
                        .asText())
                .isEqualTo("Case 4712");

        assertThat(hold("DELETE", TECHNICIAN, session, "").statusCode()).isEqualTo(204);
        assertThat(hold("DELETE", TECHNICIAN, session, "").statusCode()).isEqualTo(204);
        assertError(hold("GET", TECHNICIAN, session, ""), 404, "NotFound");
    }

    @Test
    @DisplayName(
            "a bad reason is 400 and named; what is another's isn't there; a seat and the archive's role are needed")
    void refused() {
        Desk.Started session = desk.started("");
        for (String body : List.of("{}", "{\"reason\":1}", "{\"reason\":\" \"}", "{\"reason\":\"a\\nb\"}")) {
            HttpResponse<String> answer = hold("PUT", TECHNICIAN, session, body);
            assertError(answer, 400, "InvalidParameter");
            assertThat(message(answer)).startsWith("reason ");
        }
        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertError(hold(method, STRANGER, session, REASON), 404, "NotFound");
            assertError(hold(method, WITHOUT_SEAT, session, REASON), 403, "NotEntitled");
            assertError(hold(method, WITHOUT_ROLES, session, REASON), 403, "AccessDenied");
            assertError(hold(method, "nobody's", session, REASON), 401, "InvalidToken");
        }
        assertError(hold("GET", TECHNICIAN, session, ""), 404, "NotFound");
    }

    @Test
    @DisplayName("a start of unknown outcome is forgotten by its key, in its account alone")
    void forgetStart() {
        StartKey key = new StartKey("order/1", TokenHash.of("request"));
        desk.startKeys.reserve(ACCOUNT, key, UUID.randomUUID(), Duration.ZERO);
        String path = OWN + "/starts/order%2F1";

        assertError(desk.call("DELETE", path, STRANGER, ""), 404, "NotFound");
        assertError(desk.call("DELETE", path, WITHOUT_ROLES, ""), 403, "AccessDenied");
        assertThat(desk.call("DELETE", path, TECHNICIAN, "").statusCode()).isEqualTo(204);
        assertError(desk.call("DELETE", path, TECHNICIAN, ""), 404, "NotFound");
    }
}
