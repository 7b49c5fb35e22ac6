package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1's start by a link. It makes a session on a GET, so it is guarded more than any other. */
class BrowserStartTest {
    private static final String START = V1 + "/session?sessionType=SCREEN_SHARING";

    private static Desk desk;

    /** Tokens in a query are taken, elsewhere. */
    @BeforeAll
    static void open() {
        desk = Desk.hosted(TokenInQuery.ACCEPTED);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("302 to the launch URL of a new session with all that the query says")
    void start() {
        HttpResponse<String> answer = desk.get(
                V1 + "/session?sessionType=screen_sharing&customerName=Zo%C3%AB+Q&customerEmail=z%40example.com"
                        + "&partnerObject=17&partnerObjectUrl=https%3A%2F%2Fcrm.example.com%2F17&machineUuid="
                        + "&sessionStatusCallbackUrl=https%3A%2F%2Fcrm.example.com%2Fcallback&unknown=1",
                TECHNICIAN);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String launchUrl = answer.headers().firstValue("Location").orElseThrow();
        assertThat(launchUrl).startsWith(desk.origin() + "/launch/");
        assertThat(desk.send(desk.request(launchUrl.substring(desk.origin().length())))
                        .body())
                .contains("Start the support session", "Zoë Q", "z@example.com", "https://crm.example.com/17");

        JsonNode listed =
                json(desk.get(V1 + "/sessions", TECHNICIAN)).path("sessions").get(0);
        assertThat(listed.path("partnerObject").isTextual()).isTrue();
        assertThat(listed.path("status").asText()).isEqualTo("notStarted");
    }

    @ParameterizedTest
    @CsvSource({
        "sessionType, ''",
        "sessionType, sessionType=",
        "sessionType, sessionType=BROWSER",
        "sessionType, sessionType=SCREEN_SHARING&sessionType=SCREEN_SHARING",
        "customerEmail, sessionType=SCREEN_SHARING&customerEmail=nonsense",
        "partnerObjectUrl, sessionType=SCREEN_SHARING&partnerObjectUrl=javascript:alert(1)",
        "sessionStatusCallbackUrl, sessionType=SCREEN_SHARING&sessionStatusCallbackUrl=%20",
        "machineUuid, sessionType=SCREEN_SHARING&machineUuid=two+words"
    })
    @DisplayName("400 names the wrong parameter, and no session is made")
    void wrong(String field, String query) {
        int before = desk.commits.get();
        HttpResponse<String> answer = desk.get(V1 + "/session?" + query, TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith(field + " ");
        assertThat(desk.commits).hasValue(before);
    }

    @Test
    @DisplayName("nothing but the header authorizes it, and without right no session is made")
    void rights() {
        int before = desk.commits.get();
        assertError(desk.send(desk.request(START)), 401, "InvalidToken");
        assertError(desk.send(desk.request(START + "&oauth_token=" + TECHNICIAN)), 401, "InvalidToken");
        assertError(desk.send(desk.request(START).header("Cookie", "oauth_token=" + TECHNICIAN)), 401, "InvalidToken");
        assertError(desk.get(START, "bad"), 401, "InvalidToken");
        assertError(desk.get(START, WITHOUT_SEAT), 401, "NotEntitled");
        assertError(desk.get(START, WITHOUT_ROLES), 403, "AccessDenied");
        assertError(desk.get(START + "&machineUuid=cold-store", TECHNICIAN), 404, "NotFound");
        assertThat(desk.commits).hasValue(before);
    }

    @Test
    @DisplayName("HEAD, which may be sent ahead of a GET, makes no session")
    void head() {
        int before = desk.commits.get();
        HttpResponse<String> answer = desk.send(desk.request(START)
                .header("Authorization", "Bearer " + TECHNICIAN)
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        assertThat(desk.commits).hasValue(before);
    }
}
