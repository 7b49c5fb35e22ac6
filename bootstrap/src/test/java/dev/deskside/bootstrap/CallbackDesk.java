package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.bootstrap.settings.CallbackSettings;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.http.callback.CallbackFormat;
import dev.deskside.http.callback.Cidr;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** A platform with the example, whose callbacks may go to the loopback, and whoever calls it over HTTP. */
public final class CallbackDesk implements AutoCloseable {
    private static final CallbackSettings TO_THE_LOOPBACK = new CallbackSettings(
            new CallbackSchedule(Collections.nCopies(20, Duration.ofMillis(20))),
            List.of(Cidr.parse("127.0.0.0/8")),
            CallbackFormat.JSON);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Deskside deskside;
    private final URI base;

    private CallbackDesk(Settings settings) {
        deskside = Deskside.open(settings);
        base = deskside.serve();
    }

    /** One that provides its sessions itself. */
    public static CallbackDesk hosted(Path data) {
        return new CallbackDesk(Settings.builder()
                .data(data)
                .port(0)
                .callbacks(TO_THE_LOOPBACK)
                .demo(true)
                .build());
    }

    /** A gateway before another one, which reaches it at this port. */
    public static CallbackDesk gateway(Path data, CallbackDesk upstream, int port) {
        return new CallbackDesk(Settings.builder()
                .data(data)
                .port(port)
                .publicUrl(URI.create("http://127.0.0.1:" + port))
                .provider(new Provider.GoToAssist(
                        upstream.base.resolve("/G2A/rest/v1"), new Secret(upstream.accessToken())))
                .callbacks(TO_THE_LOOPBACK)
                .demo(true)
                .build());
    }

    /**
     * Starts a session.
     *
     * @return its launch URL
     */
    public URI start(URI statusCallbackUrl) throws IOException, InterruptedException {
        JsonNode started = ask("POST", "/G2A/rest/v1/sessions", """
                {"sessionType":"screen_sharing","sessionStatusCallbackUrl":"%s"}
                """.formatted(statusCallbackUrl));
        return URI.create(started.path("startScreenSharing").path("launchUrl").asText());
    }

    /**
     * Launches, joins and ends a session of this platform.
     *
     * @return its id
     */
    public String drive(URI launchUrl) throws IOException, InterruptedException {
        JsonNode waiting = ask("POST", "/deskside/v1" + launchUrl.getPath(), "");
        String join = URI.create(waiting.path("customerJoinUrl").asText()).getPath();
        String id = waiting.path("sessionId").asText();
        ask("POST", "/deskside/v1" + join, "");
        ask("POST", "/deskside/v1/sessions/" + id + "/end", "");
        return id;
    }

    /** The session with this id. */
    public JsonNode find(String id) throws IOException, InterruptedException {
        return ask("GET", "/G2A/rest/v1/sessions/" + id, "");
    }

    /** The statuses of all sessions. */
    public List<String> statuses() throws IOException, InterruptedException {
        return ask("GET", "/deskside/v1/sessions", "").path("sessions").findValuesAsText("status");
    }

    @Override
    public void close() {
        deskside.close();
    }

    private String accessToken() {
        return deskside.demo().orElseThrow().accessToken();
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + accessToken())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return WireJson.mapper().readTree(response.body());
    }
}
