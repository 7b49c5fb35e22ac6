package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionPagesTest {
    /** As a browser sends it. */
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

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
    @DisplayName("a browser goes from the launch page to the end by buttons alone")
    void story() {
        Desk.Started session = desk.started(
                ",\"customerName\":\"Bob\",\"partnerObject\":\"T-1\",\"partnerObjectUrl\":\"https://crm.example.com/T-1\"");
        String launch = page(session.launchPath());
        assertThat(launch)
                .contains("Start session", "Bob", "href=\"https://crm.example.com/T-1\"", "T-1")
                .contains("lang=\"en\"", "<title>", "<h1>", "viewport", "role=\"status\"");
        assertThat(page(session.joinPath()))
                .contains("Your technician has not started yet", "Try again")
                .doesNotContain("<form");

        String waiting = press(session.launchPath(), launch);
        assertThat(status(session)).isEqualTo("waiting");
        assertThat(waiting)
                .contains("Waiting for the customer", desk.origin() + session.joinPath(), "Check for news")
                .doesNotContain("<form");
        String join = page(session.joinPath());
        assertThat(join).contains("Ada &lt;Lovelace&gt;", "Join session");

        assertThat(press(session.joinPath(), join)).contains("You have joined").doesNotContain("<form");
        assertThat(status(session)).isEqualTo("active");
        assertThat(page(session.launchPath())).contains("The customer has joined");

        desk.end(session);
        assertThat(page(session.launchPath())).contains("The session has ended");
        assertThat(page(session.joinPath())).contains("The session has ended");
    }

    @Test
    @DisplayName("looking changes nothing, in any state, with GET and HEAD")
    void looking() {
        Desk.Started session = desk.started("");
        lookAtAll(session);
        desk.launch(session);
        lookAtAll(session);
        desk.join(session);
        lookAtAll(session);
        desk.end(session);
        lookAtAll(session);
    }

    private static void lookAtAll(Desk.Started session) {
        int commits = desk.commits.get();
        String before = status(session);
        for (String path : session.pages()) {
            assertThat(desk.send(desk.request(path).header("Accept", BROWSER)).statusCode())
                    .isEqualTo(200);
            assertThat(desk.send(desk.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(desk.send(desk.request(OWN + path)).statusCode()).isEqualTo(405);
            assertThat(desk.send(desk.request(OWN + path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(405);
        }
        assertThat(status(session)).isEqualTo(before);
        assertThat(desk.commits).hasValue(commits);
    }

    @Test
    @DisplayName("a button pressed twice does no harm; one pressed too late shows a page")
    void pressedAgain() {
        Desk.Started session = desk.started("");
        HttpResponse<String> tooEarly = submit(session.joinPath());
        assertPage(tooEarly, 400);
        assertThat(tooEarly.body()).contains("has not been started", "Back to the session");
        assertThat(submit(session.launchPath()).statusCode()).isEqualTo(303);
        assertThat(submit(session.launchPath()).statusCode()).isEqualTo(303);
        assertThat(submit(session.joinPath()).statusCode()).isEqualTo(303);
        assertThat(submit(session.joinPath()).statusCode()).isEqualTo(303);
        desk.end(session);
        for (String path : session.pages()) {
            HttpResponse<String> answer = submit(path);
            assertPage(answer, 400);
            assertThat(answer.body()).contains("The session has ended.");
            String back = group("href=\"([^\"]+)\">Back", answer.body());
            assertThat(URI.create(OWN + path).resolve(back)).hasToString(path);
            assertStyle(OWN + path, answer.body());
        }
    }

    @Test
    @DisplayName("a program gets JSON of the session in v1's form")
    void programs() {
        Desk.Started session = desk.started("");
        for (String accept : new String[] {"*/*", "application/json", "application/json, text/html;q=0.5"}) {
            HttpResponse<String> answer = desk.send(desk.request(OWN + session.launchPath())
                    .header("Accept", accept)
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(desk.show(session).toString());
        }
        assertThat(desk.join(session).body()).contains("\"status\":\"active\"");
        assertThat(desk.end(session).body()).contains("\"status\":\"complete\"");
        assertThat(desk.end(session).body()).contains("\"status\":\"complete\"");
        assertError(desk.join(session), 400, "IllegalTransition");
        assertError(desk.launch(session), 400, "IllegalTransition");
        assertError(desk.post(OWN + "/join/unknown", "", new byte[0]), 404, "NotFound");
        assertError(desk.post(OWN + "/launch/" + "x".repeat(300), "", new byte[0]), 404, "NotFound");
    }

    @Test
    @DisplayName("only a technician of the account ends a session, by its token or its id")
    void ending() {
        Desk.Started session = desk.started("");
        String path = OWN + "/sessions/" + session.token() + "/end";
        assertError(desk.end(session), 400, "IllegalTransition");
        desk.launch(session);
        assertError(desk.send(desk.request(path).POST(HttpRequest.BodyPublishers.noBody())), 401, "InvalidToken");
        assertError(desk.post(path, WITHOUT_SEAT, new byte[0]), 403, "NotEntitled");
        assertError(desk.post(path, WITHOUT_ROLES, new byte[0]), 403, "AccessDenied");
        assertError(desk.post(path, STRANGER, new byte[0]), 404, "NotFound");
        assertError(desk.post(OWN + "/sessions/two%20words/end", TECHNICIAN, new byte[0]), 404, "NotFound");
        assertThat(status(session)).isEqualTo("waiting");
        String id = desk.show(session).path("sessionId").asText();
        assertThat(desk.post(OWN + "/sessions/" + id + "/end", TECHNICIAN, new byte[0])
                        .body())
                .contains("\"status\":\"abandoned\"");
        assertThat(page(session.launchPath())).contains("before anybody joined");
    }

    @Test
    @DisplayName("nothing that somebody sent is markup")
    void escaping() {
        Desk.Started session = desk.started(",\"customerName\":\"<script>alert('1')</script>\\\"&\","
                + "\"partnerObject\":\"<b>\\\"x\\\"</b>\",\"partnerObjectUrl\":\"https://crm.example.com/?a='1'&b=2\"");
        String html = page(session.launchPath());
        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;")
                .contains("&lt;b&gt;&quot;x&quot;&lt;/b&gt;")
                .contains("href=\"https://crm.example.com/?a=&#39;1&#39;&amp;b=2\"")
                .doesNotContain("<script", "<b>");
    }

    @Test
    @DisplayName("an unknown link is 404 with a helpful page, and JSON for a program")
    void unknown() {
        for (String path :
                new String[] {"/launch/unknown", "/join/unknown", "/join/" + "x".repeat(300), "/join/%3Cb%3E"}) {
            HttpResponse<String> page = desk.send(desk.request(path));
            assertPage(page, 404);
            assertThat(page.body())
                    .contains("Check that the whole address was copied")
                    .doesNotContain("<b>");
            assertPage(submit(path), 404);
            assertError(desk.send(desk.request(path).header("Accept", "application/json")), 404, "NotFound");
        }
    }

    @Test
    @DisplayName("the style sheet is one file of ours")
    void style() {
        assertStyle("/launch/x", desk.send(desk.request("/launch/x")).body());
    }

    private static void assertStyle(String pagePath, String html) {
        String href = group("<link rel=\"stylesheet\" href=\"([^\"]+)\"", html);
        HttpResponse<String> style =
                desk.send(desk.request(URI.create(pagePath).resolve(href).toString()));
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(style.body()).contains("prefers-color-scheme", ":focus-visible");
    }

    /** The page at this path. */
    private static String page(String path) {
        HttpResponse<String> answer = desk.send(desk.request(path).header("Accept", BROWSER));
        assertPage(answer, 200);
        return answer.body();
    }

    /** What a browser shows after the page's only button was pressed. */
    private static String press(String path, String html) {
        String action = group("<form method=\"post\" action=\"([^\"]+)\"", html);
        String target = URI.create(path).resolve(action).toString();
        assertThat(target).isEqualTo(OWN + path);
        HttpResponse<String> answer = submit(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(URI.create(target).resolve(location)).hasToString(path);
        return page(path);
    }

    private static HttpResponse<String> submit(String path) {
        return desk.send(desk.request(OWN + path)
                .header("Accept", BROWSER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static void assertPage(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    }

    private static String status(Desk.Started session) {
        return desk.show(session).path("status").asText();
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
