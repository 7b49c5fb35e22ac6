package dev.deskside.bootstrap.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.http.wire.MessageJson;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The technician and the customer of a server, as they act over HTTP. */
final class People {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private People() {}

    /** Presses the button on the page behind a launch or a join URL. */
    static void press(URI page) {
        post(page.resolve("/deskside/v1" + page.getPath()), "", Optional.empty());
    }

    /** Ends a session, by its id or its token. */
    static void end(URI server, String reference, String accessToken) {
        post(server.resolve("/deskside/v1/sessions/" + reference + "/end"), "", Optional.of(accessToken));
    }

    /** The technician says something in a session's chat. */
    static void say(URI server, String reference, String content, String accessToken) {
        post(
                server.resolve("/deskside/v1/sessions/" + reference + "/messages"),
                WireJson.write(new MessageJson(content)),
                Optional.of(accessToken));
    }

    private static void post(URI url, String body, Optional<String> accessToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
        accessToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        } catch (IOException e) {
            throw new AssertionError("the server didn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
