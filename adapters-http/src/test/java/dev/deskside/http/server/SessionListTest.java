package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.NOW;
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
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionStatus;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** v1's list of sessions, and our own search. */
class SessionListTest {
    private static final int SESSIONS = 503;
    private static final String LIST = V1 + "/sessions";
    private static final String SEARCH = OWN + "/sessions";

    private static Desk desk;

    /** One session for each second before now; numbers grow with age. A few of them have details. */
    @BeforeAll
    static void open() {
        desk = Desk.hosted();
        for (int number = 0; number < SESSIONS; number++) {
            int n = number;
            desk.keep(n, NOW.minusSeconds(n), session -> switch (n) {
                case 1 ->
                    session.status(SessionStatus.WAITING)
                            .startedAt(Optional.of(NOW))
                            .customer(new Customer(Optional.of("Bob & Co"), Optional.empty()));
                case 2 ->
                    session.status(SessionStatus.ACTIVE)
                            .startedAt(Optional.of(NOW))
                            .customer(new Customer(Optional.empty(), Optional.of(new EmailAddress("bob@example.com"))));
                case 3 -> session.partnerObject(Optional.of(new PartnerObject.Text("17")));
                case 4 -> session.partnerObject(Optional.of(new PartnerObject.Numeric(BigDecimal.valueOf(17))));
                case 5 ->
                    session.technician(new Participant(Optional.of(Desk.USER), Optional.of("Ada"), Optional.empty()));
                default -> session.partnerObject(Optional.of(new PartnerObject.Text("T-" + n)));
            });
        }
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("GET /sessions: the newest 500 with their total, and a link to the others, each once")
    void pages() {
        HttpResponse<String> first = desk.get(LIST + "?sessionType=SCREEN_SHARING", TECHNICIAN);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .matches("<sessions\\?sessionType=SCREEN_SHARING&cursor=[^>\"]+>; rel=\"next\""));
        HttpResponse<String> second = desk.get(Desk.next(first).orElseThrow(), TECHNICIAN);
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(json(first).path("sessions")).hasSize(500);
        assertThat(json(second).path("sessions")).hasSize(SESSIONS - 500);
        List<String> objects = new ArrayList<>(objects(first));
        objects.addAll(objects(second));
        assertThat(objects).hasSize(SESSIONS).startsWith("T-0").endsWith("T-502");
        for (HttpResponse<String> page : List.of(first, second)) {
            assertThat(json(page).path("totalNumSessions").asInt()).isEqualTo(SESSIONS);
        }
        JsonNode item = json(first).path("sessions").get(0);
        assertThat(item.path("sessionStartToken").isNumber()).isTrue();
        assertThat(item.path("status").asText()).isEqualTo("notStarted");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:30:14.987Z, , 2",
        "2026-11-25T09:30:14.987Z, 2027-11-25T00:00:00Z, 2",
        ", 2026-11-25T09:21:55Z, 2",
        "2026-11-25T10:30:13.9+01:00, 2026-11-25T09:30:14.987Z, 2",
        "2026-11-25T10:30:13.9%2B01:00, 2026-11-25T09:30:14.987Z, 2",
        "2026-11-25, , 503",
        "2026-11-26, , 0"
    })
    @DisplayName("GET /sessions: both ends of the window count, a missing end is open, and it may end in the future")
    void window(String from, String to, int expected) {
        String query = "?fromTime=" + (from == null ? "" : from) + "&toTime=" + (to == null ? "" : to);
        JsonNode answer = json(desk.get(LIST + query, TECHNICIAN));
        assertThat(answer.path("totalNumSessions").asInt()).as(query).isEqualTo(expected);
        assertThat(answer.path("sessions").isArray()).isTrue();
    }

    @Test
    @DisplayName("GET /sessions: where there is nothing the array is empty, and empty parameters are absent")
    void nothing() {
        assertThat(desk.get(LIST + "?sessionType=&fromTime=&toTime=&cursor=&x=", STRANGER)
                        .body())
                .isEqualTo("{\"totalNumSessions\":0,\"sessions\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "sessionType, sessionType=BROWSER",
        "sessionType, sessionType=SCREEN_SHARING&sessionType=SCREEN_SHARING",
        "fromTime, fromTime=yesterday",
        "toTime, toTime=2026-13-01",
        "fromTime, fromTime=2026-01-02&toTime=2026-01-01",
        "cursor, cursor=nonsense",
        "cursor, cursor=a%20b",
        "query, fromTime=%"
    })
    @DisplayName("a wrong parameter is 400 and named, in v1's list and in our search")
    void wrong(String field, String query) {
        RawHttp.Answer raw = raw(LIST + "?" + query);
        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.body()).startsWith("{\"int_err_code\":\"InvalidParameter\",\"msg\":\"" + field + " ");
        if (!field.equals("sessionType")) {
            assertThat(raw(SEARCH + "?" + query).body()).isEqualTo(raw.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "status, status=ended",
        "status, 'status=active,x'",
        "technician, technician=ada",
        "technician, technician=-1",
        "limit, limit=0",
        "limit, limit=501",
        "limit, limit=-1",
        "limit, limit=all",
        "limit, limit=99999999999",
        "customer, customer=%01",
        "partnerObject, partnerObject=1&partnerObject=1"
    })
    @DisplayName("a wrong parameter of the search is 400 and named")
    void wrongSearch(String field, String query) {
        HttpResponse<String> answer = desk.get(SEARCH + "?" + query, TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith(field + " ");
    }

    @Test
    @DisplayName("a status is not taken a thousand times")
    void manyStatuses() {
        HttpResponse<String> answer = desk.get(SEARCH + "?" + "status=active&".repeat(1000), TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith("status ");
    }

    @Test
    @DisplayName("the lists need a token, a seat and the role")
    void rights() {
        assertError(desk.send(desk.request(LIST)), 401, "InvalidToken");
        assertError(desk.get(LIST + "?fromTime=x", "bad"), 401, "InvalidToken");
        assertError(desk.get(LIST, WITHOUT_SEAT), 401, "NotEntitled");
        assertError(desk.get(LIST, WITHOUT_ROLES), 403, "AccessDenied");
        assertError(desk.send(desk.request(SEARCH)), 401, "InvalidToken");
        assertError(desk.get(SEARCH, WITHOUT_SEAT), 403, "NotEntitled");
        assertError(desk.get(SEARCH, WITHOUT_ROLES), 403, "AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({
        "'status=waiting,ACTIVE', 2",
        "status=waiting&status=active&status=, 2",
        "status=complete, 0",
        "customer=bOB, 2",
        "customer=bob%20%26, 1",
        "partnerObject=17, 2",
        "technician=300000000001, 1",
        "technician=1, 0",
        "status=notStarted&partnerObject=17&fromTime=2026-11-25T09:30:11.987Z, 2",
        "status=active&customer=bob&toTime=2026-11-25T09:30:00Z, 0"
    })
    @DisplayName("our search finds by status, time, technician, customer and partner object")
    void search(String query, int expected) {
        JsonNode answer = json(desk.get(SEARCH + "?" + query, TECHNICIAN));
        assertThat(answer.path("totalNumSessions").asInt()).isEqualTo(expected);
        assertThat(answer.path("sessions")).hasSize(expected);
    }

    @Test
    @DisplayName("our search goes on by the link, which repeats the question, until there is no more")
    void searchPages() {
        String path =
                SEARCH + "?status=notStarted,waiting&status=active&customer=b%C3%B6b%26&toTime=2027-01-01&limit=1";
        assertThat(Desk.next(desk.get(path, TECHNICIAN))).isEmpty();
        Optional<String> page = Optional.of(path.replace("b%C3%B6b%26", "bob"));
        List<String> statuses = new ArrayList<>();
        while (page.isPresent()) {
            HttpResponse<String> answer = desk.get(page.get(), TECHNICIAN);
            assertThat(json(answer).path("totalNumSessions").asInt()).isEqualTo(2);
            json(answer)
                    .path("sessions")
                    .forEach(session -> statuses.add(session.path("status").asText()));
            page = Desk.next(answer);
        }
        assertThat(statuses).containsExactly("waiting", "active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_token=secret", "x=%3E%22", "x=a>b\"", "longer"})
    @DisplayName("a link repeats nothing but the question")
    void linkIsClean(String other) {
        String rest = other.equals("longer") ? "x=" + "y".repeat(20_000) : other;
        RawHttp.Answer answer = raw(SEARCH + "?limit=1&" + rest + "&status=notStarted&cursor=");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .matches("<sessions\\?status=notStarted&limit=1&cursor=[^>\"&]+>; rel=\"next\""));
    }

    private static List<String> objects(HttpResponse<String> page) {
        return StreamSupport.stream(json(page).path("sessions").spliterator(), false)
                .map(session -> session.path("partnerObject").asText())
                .toList();
    }

    private static RawHttp.Answer raw(String path) {
        return RawHttp.send(desk.port(), """
                GET %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Connection: close\r
                \r
                """.formatted(path, TECHNICIAN));
    }
}
