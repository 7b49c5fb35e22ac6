package dev.deskside.bootstrap.process;

import dev.deskside.http.server.EveryAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that knows nothing of our classes but what they should answer: texts in, texts out. */
final class Http {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    Http(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    HttpResponse<String> get(String path) {
        return send(path, "GET", "");
    }

    HttpResponse<String> post(String path, String body) {
        return send(path, "POST", body);
    }

    private HttpResponse<String> send(String path, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            EveryAnswer.assertDocumented(answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The text behind a name in a JSON body. */
    static String text(HttpResponse<String> answer, String name) {
        Matcher matcher =
                Pattern.compile("\"" + Pattern.quote(name) + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + answer.statusCode() + " " + answer.body());
        }
        return matcher.group(1);
    }

    /** The whole number behind a name in a JSON body. */
    static long number(HttpResponse<String> answer, String name) {
        Matcher matcher =
                Pattern.compile("\"" + Pattern.quote(name) + "\":(\\d+)").matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + answer.statusCode() + " " + answer.body());
        }
        return Long.parseLong(matcher.group(1));
    }
}
