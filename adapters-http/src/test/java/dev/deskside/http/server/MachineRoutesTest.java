package dev.deskside.http.server;

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
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1's companies and their machines. */
class MachineRoutesTest {
    private static final String COMPANIES = V1 + "/companies";

    private static Desk desk;

    /** 111 companies besides the bakery, which is 77; one is out of everybody's reach. */
    @BeforeAll
    static void open() {
        desk = Desk.hosted();
        for (int i = 1; i <= 111; i++) {
            CompanyId id = CompanyId.of(1000 + i);
            desk.accounts.add(new Company(id, Desk.ACCOUNT, "Company %03d".formatted(112 - i)));
            desk.accounts.grant(Desk.USER, id);
        }
        desk.accounts.add(new Company(CompanyId.of(5000), Desk.ACCOUNT, "Nobody's"));
        desk.accounts.add(new Machine(
                new MachineUuid("back-office"),
                Desk.COMPANY,
                "Back office",
                Optional.of("back.example.com"),
                List.of("192.0.2.7", "2001:db8::7"),
                Optional.of(MachineStatus.ONLINE)));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("GET /companies: 50 at a time, the total is that of all, and the pages hold each once, by id")
    void pages() {
        List<String> ids = new ArrayList<>();
        int sent = 0;
        for (int size = 50; size == 50; sent++) {
            JsonNode answer = json(desk.get(COMPANIES + "?offset=" + ids.size(), TECHNICIAN));
            assertThat(answer.path("totalNumCompanies").asInt()).isEqualTo(112);
            size = answer.path("companies").size();
            answer.path("companies")
                    .forEach(company -> ids.add(company.path("companyId").asText()));
        }
        assertThat(sent).isEqualTo(3);
        assertThat(ids)
                .hasSize(112)
                .doesNotHaveDuplicates()
                .startsWith("77", "1001")
                .endsWith("1111");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1, 112, Bakery",
        "limit=1&sortOrder=desc, 112, Company 001",
        "limit=1&sortField=companyName&sortOrder=asc, 112, Bakery",
        "limit=1&sortField=companyName&sortOrder=desc, 112, Company 111",
        "limit=1&sortField=companyName&offset=1, 112, Company 001",
        "q=bAK, 1, Bakery",
        "q=any+11&limit=1&sortField=companyName, 2, Company 110",
        "q=&limit=&offset=&sortField=&sortOrder=, 112, Bakery"
    })
    @DisplayName("GET /companies: searched, sorted, cut out, and empty parameters are absent")
    void companies(String query, int total, String first) {
        JsonNode answer = json(desk.get(COMPANIES + "?" + query, TECHNICIAN));
        assertThat(answer.path("totalNumCompanies").asInt()).isEqualTo(total);
        assertThat(answer.path("companies").get(0).path("companyName").asText()).isEqualTo(first);
    }

    @Test
    @DisplayName("GET /companies: past the end and where nothing fits the array is empty")
    void noCompanies() {
        assertThat(desk.get(COMPANIES + "?offset=112", TECHNICIAN).body())
                .isEqualTo("{\"totalNumCompanies\":112,\"companies\":[]}");
        assertThat(desk.get(COMPANIES + "?q=nothing", TECHNICIAN).body())
                .isEqualTo("{\"totalNumCompanies\":0,\"companies\":[]}");
        assertThat(desk.get(COMPANIES, STRANGER).body())
                .isEqualTo("{\"totalNumCompanies\":1,\"companies\":[{\"companyId\":78,\"companyName\":\"Butcher\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, limit=51",
        "limit, limit=0",
        "limit, limit=-1",
        "limit, limit=many",
        "limit, limit=1&limit=2",
        "offset, offset=-1",
        "offset, offset=99999999999",
        "sortField, sortField=name",
        "sortOrder, sortOrder=up",
        "q, q=%00"
    })
    @DisplayName("GET /companies 400 names the wrong parameter")
    void wrong(String field, String query) {
        HttpResponse<String> answer = desk.get(COMPANIES + "?" + query, TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith(field + " ");
    }

    @Test
    @DisplayName("GET /companies/{id}/machines: all of them by name, what isn't known is left out")
    void machines() {
        assertThat(desk.get(COMPANIES + "/77/machines", TECHNICIAN).body())
                .isEqualTo("{\"totalNumMachines\":2,\"machines\":["
                        + "{\"machineUuid\":\"back-office\",\"machineName\":\"Back office\","
                        + "\"dnsName\":\"back.example.com\",\"ipAddresses\":[\"192.0.2.7\",\"2001:db8::7\"],"
                        + "\"machineStatus\":\"ONLINE\",\"companyId\":77},"
                        + "{\"machineUuid\":\"front-desk\",\"machineName\":\"Front desk\",\"ipAddresses\":[],"
                        + "\"machineStatus\":\"OFFLINE\",\"companyId\":77}]}");
        assertThat(desk.get(COMPANIES + "/1001/machines", TECHNICIAN).body())
                .isEqualTo("{\"totalNumMachines\":0,\"machines\":[]}");
    }

    @Test
    @DisplayName("GET /companies/{id}/machines 404: unknown, malformed, another's and out of reach are the same bytes")
    void machinesOfNobody() {
        HttpResponse<String> unknown = desk.get(COMPANIES + "/1/machines", TECHNICIAN);
        assertError(unknown, 404, "NotFound");
        for (String id : List.of("78", "5000", "0", "-77", "x", "77.0", "%2B77", "9".repeat(65), "two%20words")) {
            RawHttp.Answer answer = RawHttp.send(desk.port(), """
                    GET %s/%s/machines HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Connection: close\r
                    \r
                    """.formatted(COMPANIES, id, TECHNICIAN));
            assertThat(answer.status()).as(id).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    @DisplayName("both need a token, a seat and the role")
    void rights() {
        for (String path : List.of(COMPANIES, COMPANIES + "/77/machines", COMPANIES + "/1/machines")) {
            assertError(desk.send(desk.request(path)), 401, "InvalidToken");
            assertError(desk.get(path, "bad"), 401, "InvalidToken");
            assertError(desk.get(path, WITHOUT_SEAT), 401, "NotEntitled");
            assertError(desk.get(path, WITHOUT_ROLES), 403, "AccessDenied");
        }
        assertError(desk.get(COMPANIES + "/x/machines", WITHOUT_SEAT), 401, "NotEntitled");
    }
}
