package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What public clients of v1 send, byte for byte where it is odd, and what each of them relies on in the answer.
 *
 * <p>The shell client needs {@code sh}, {@code curl} and {@code jq}. Where they aren't installed its test is skipped,
 * unless {@code -Ddeskside.test.shell=required} is given.
 */
class RealClientsTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
        for (int i = 1; i <= 120; i++) {
            CompanyId id = CompanyId.of(1000 + i);
            desk.accounts.add(new Company(id, Desk.ACCOUNT, "Company " + i));
            desk.accounts.grant(Desk.USER, id);
        }
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("one reads startScreenSharing.launchUrl, shows it, and counts the sessions of its list")
    void ticketSystem() {
        String list = "/sessions?sessionType=screen_sharing&fromTime=2026-11-25T00:00:00Z&toTime=2026-11-26T00:00:00Z";
        int before = json(get(list)).path("sessions").size();
        RawHttp.Answer started = raw(
                "POST",
                "/sessions",
                "Authorization: OAuth oauth_token=" + TECHNICIAN,
                "Content-Type: application/json; charset=utf-8",
                "{\"sessionType\":\"screen_sharing\",\"partnerObject\":4711,"
                        + "\"partnerObjectUrl\":\"https://tickets.example.com/4711\","
                        + "\"customerName\":\"Bob\",\"customerEmail\":\"bob@example.com\"}");
        assertThat(started.status()).isEqualTo(200);
        String launchUrl =
                json(started).path("startScreenSharing").path("launchUrl").asText();
        assertThat(desk.send(desk.request(URI.create(launchUrl).getPath())).statusCode())
                .isEqualTo(200);

        RawHttp.Answer listed = get(list);
        JsonNode sessions = json(listed).path("sessions");
        assertThat(sessions.isArray()).isTrue();
        assertThat(sessions).hasSize(before + 1);
        assertThat(json(listed).path("totalNumSessions").asInt()).isEqualTo(before + 1);
        assertThat(sessions)
                .anySatisfy(session ->
                        assertThat(session.path("partnerObject").asInt()).isEqualTo(4711));
    }

    @Test
    @DisplayName("a shell client of curl and jq starts a session, and selects those that are active or waiting")
    void shell() throws IOException, InterruptedException {
        if (!"required".equals(System.getProperty("deskside.test.shell"))) {
            assumeThat(List.of("sh", "curl", "jq")).allMatch(RealClientsTest::isInstalled);
        }
        Desk.Started waiting = desk.started(",\"customerName\":\"Waiting\"");
        Desk.Started active = desk.started(",\"customerName\":\"Active\"");
        Desk.Started ended = desk.started(",\"customerName\":\"Ended\"");
        desk.started(",\"customerName\":\"Asked for\"");
        Stream.of(waiting, active, ended).forEach(desk::launch);
        Stream.of(active, ended).forEach(desk::join);
        desk.end(ended);

        // It closes the window a day from now, so that what starts meanwhile is in it.
        List<String> selected = sh("""
                set -eu
                curl --silent --show-error --fail --globoff --header "Authorization:OAuth oauth_token=$TOKEN" \\
                    "$BASE/sessions?sessionType=SCREEN_SHARING&fromTime=2026-11-24T09:30:15Z&toTime=2026-11-26T09:30:15Z" |
                  jq --raw-output '.sessions[] | select(.status == "active" or .status == "waiting")
                      | [.status, .customerName, .sessionId, .startedAt, (.sessionStartToken | tostring)] | @tsv'
                """);
        String time = "2026-11-25T09:30:15Z";
        assertThat(selected)
                .hasSize(2)
                .anyMatch(line -> line.matches("waiting\\tWaiting\\t" + id(waiting) + "\\t" + time + "\\t[0-9]+"))
                .anyMatch(line -> line.matches("active\\tActive\\t" + id(active) + "\\t" + time + "\\t[0-9]+"));

        List<String> launched = sh("""
                set -eu
                curl --silent --show-error --fail --request POST --header "Authorization: Bearer $TOKEN" \\
                    --header "Content-Type: application/json" --data '{"sessionType":"SCREEN_SHARING"}' \\
                    "$BASE/sessions" | jq --raw-output .startScreenSharing.launchUrl
                """);
        assertThat(launched).hasSize(1).allMatch(url -> url.startsWith(desk.origin() + "/launch/"));
    }

    @Test
    @DisplayName("one sends empty strings for what it hasn't, also in a query")
    void emptyStrings() {
        RawHttp.Answer started = raw(
                "POST",
                "/sessions",
                "Authorization: Bearer " + TECHNICIAN,
                "Content-Type: application/json",
                "{\"sessionType\":\"SCREEN_SHARING\",\"sessionStatusCallbackUrl\":\"\",\"partnerObject\":\"\","
                        + "\"partnerObjectUrl\":\"\",\"customerName\":\"\",\"customerEmail\":\"\",\"machineUuid\":\"\"}");
        assertThat(started.status()).isEqualTo(200);
        JsonNode session =
                json(get("/sessions/" + json(started).path("sessionToken").asText()));
        assertThat(session.path("status").asText()).isEqualTo("notStarted");
        assertThat(Stream.of(
                        "partnerObject", "partnerObjectUrl", "customerName", "customerEmail", "unattendedMachineUuid"))
                .noneMatch(session::has);

        assertThat(get("/sessions?sessionType=&fromTime=&toTime=").status()).isEqualTo(200);
        assertThat(get("/companies?q=&limit=&offset=&sortField=&sortOrder=").status())
                .isEqualTo(200);
        assertThat(get("/archive/recordings?accountKey=" + Desk.ACCOUNT
                                + "&userKey=&companyId=&sessionType=&fromTime=&toTime=&timePeriod=&archived=")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("one sends a form's content type on GET, and pages companies by 50 until it has their total")
    void formContentType() {
        Map<String, String> companies = new LinkedHashMap<>();
        List<Integer> sizes = new ArrayList<>();
        int total = 1;
        while (companies.size() < total) {
            RawHttp.Answer page = raw(
                    "GET",
                    "/companies?limit=50&offset=%d&sortField=companyName&sortOrder=asc".formatted(companies.size()),
                    "Authorization: OAuth oauth_token=" + TECHNICIAN,
                    "Content-Type: application/x-www-form-urlencoded",
                    "");
            assertThat(page.status()).isEqualTo(200);
            total = json(page).path("totalNumCompanies").asInt();
            sizes.add(json(page).path("companies").size());
            json(page)
                    .path("companies")
                    .forEach(company -> companies.put(
                            company.path("companyId").asText(),
                            company.path("companyName").asText()));
            assertThat(json(page).path("companies")).isNotEmpty();
        }
        assertThat(sizes).containsExactly(50, 50, 21);
        assertThat(companies).hasSize(121).containsEntry("77", "Bakery");

        for (String path : List.of(
                "/sessions",
                "/sessions/none",
                "/sessions/none/events",
                "/session",
                "/companies/77/machines",
                "/archive/recordings?accountKey=" + Desk.ACCOUNT,
                "/archive/recordings/urls?recordingIds=1")) {
            String authorization = "Authorization: Bearer " + TECHNICIAN;
            RawHttp.Answer plain = raw("GET", path, authorization, "Accept: */*", "");
            for (String type :
                    List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x", "")) {
                RawHttp.Answer form = raw("GET", path, authorization, "Content-Type: " + type, "");
                assertThat(form.status()).isEqualTo(plain.status()).isNotEqualTo(415);
                assertThat(form.body()).isEqualTo(plain.body());
            }
            // Some even send a body.
            assertThat(raw("GET", path, authorization, "Content-Type: application/x-www-form-urlencoded", "a=b&c=d")
                            .status())
                    .isEqualTo(plain.status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer T",
                "Authorization: bearer T",
                "authorization:Bearer T",
                "Authorization: OAuth oauth_token=T",
                "Authorization:OAuth oauth_token=T",
                "Authorization:OAuth oauth_token=\"T\"",
                "Authorization: OAuth oauth_token=\"T\"",
                "AUTHORIZATION: OAUTH oauth_token=T"
            })
    @DisplayName("each spelling of the authorization is taken on each route, below one slash and below two")
    void authorizations(String header) {
        String authorization = header.replaceAll("(?<=[ =\"])T", TECHNICIAN);
        for (String slashes : List.of("", "/")) {
            for (String path : List.of(
                    "/sessions",
                    "/companies?limit=1",
                    "/companies/77/machines",
                    "/archive/recordings?accountKey=" + Desk.ACCOUNT,
                    "/archive/recordings/urls?recordingIds=1")) {
                assertThat(rawAt("GET", slashes + V1 + path, authorization, "X-Odd: 1", "")
                                .status())
                        .as(path)
                        .isEqualTo(200);
            }
            RawHttp.Answer started =
                    rawAt("GET", slashes + V1 + "/session?sessionType=SCREEN_SHARING", authorization, "X-Odd: 1", "");
            assertThat(started.status()).isEqualTo(302);
            assertThat(started.header("Location"))
                    .hasValueSatisfying(url -> assertThat(url).startsWith(desk.origin() + "/launch/"));
            assertThat(rawAt(
                                    "POST",
                                    slashes + V1 + "/sessions",
                                    authorization,
                                    "Content-Type: application/json",
                                    "{\"sessionType\":\"SCREEN_SHARING\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("a client with a base of two slashes follows the link to the next page")
    void pagesBelowTwoSlashes() {
        String path = "/" + V1 + "/sessions?sessionType=SCREEN_SHARING";
        for (int i = 0; i < 501; i++) {
            desk.keep(10_000 + i, Desk.NOW.minusSeconds(7L * 86_400 + i), session -> session);
        }
        RawHttp.Answer first = rawAt("GET", path, "Authorization: Bearer " + TECHNICIAN, "X-Odd: 1", "");
        Matcher link = Pattern.compile("<(.*)>; rel=\"next\"")
                .matcher(first.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        URI next = URI.create(desk.origin() + path).resolve(link.group(1));
        assertThat(next.getRawPath()).endsWith(V1 + "/sessions");
        RawHttp.Answer second = rawAt(
                "GET",
                next.getRawPath() + "?" + next.getRawQuery(),
                "Authorization: Bearer " + TECHNICIAN,
                "X-Odd: 1",
                "");
        assertThat(second.header("Link")).isEmpty();
        assertThat(json(first).path("sessions").size()
                        + json(second).path("sessions").size())
                .isEqualTo(json(second).path("totalNumSessions").asInt());
    }

    private static String id(Desk.Started session) {
        return desk.show(session).path("sessionId").asText();
    }

    private static RawHttp.Answer get(String path) {
        return raw("GET", path, "Authorization: Bearer " + TECHNICIAN, "Accept: application/json", "");
    }

    private static RawHttp.Answer raw(String method, String path, String authorization, String header, String body) {
        return rawAt(method, V1 + path, authorization, header, body);
    }

    private static RawHttp.Answer rawAt(String method, String path, String authorization, String header, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return RawHttp.send(
                desk.port(),
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n%s\r\n%s\r\n%s"
                        .formatted(method, path, authorization, header, length, body));
    }

    private static JsonNode json(RawHttp.Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> sh(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        builder.environment().put("TOKEN", TECHNICIAN);
        builder.environment().put("BASE", desk.origin() + "/" + V1);
        Process shell = builder.start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
