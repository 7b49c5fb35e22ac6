package dev.deskside.meshcentral;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page behind a sharing link does in the technician's browser, as far as the server and the agent notice: it
 * meets the agent at the relay, and asks for the desktop. Between the two lies what a person at the machine takes to
 * agree; a test takes its own time.
 */
final class Viewer implements WebSocket.Listener, AutoCloseable {
    private static final Pattern COOKIE = Pattern.compile("var authCookie = '([^']+)'");
    private static final String DESKTOP = "2";
    private static final int PATIENCE_SECONDS = 30;

    private final CompletableFuture<String> met = new CompletableFuture<>();
    private WebSocket socket;

    /** Opens the link; fails where the server doesn't let it. */
    static Viewer opened(HttpClient http, URI launchUrl, String node) {
        try {
            HttpResponse<String> page =
                    http.send(HttpRequest.newBuilder(launchUrl).build(), HttpResponse.BodyHandlers.ofString());
            Matcher cookie = COOKIE.matcher(page.body());
            if (page.statusCode() != 200 || !cookie.find()) {
                throw new IllegalStateException("the link opens nothing: " + page.statusCode());
            }
            Viewer viewer = new Viewer();
            viewer.socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("wss://%s/meshrelay.ashx?browser=1&p=%s&nodeid=%s&id=%s&auth=%s"
                                    .formatted(
                                            launchUrl.getRawAuthority(),
                                            DESKTOP,
                                            URLEncoder.encode(node, StandardCharsets.UTF_8),
                                            UUID.randomUUID(),
                                            URLEncoder.encode(cookie.group(1), StandardCharsets.UTF_8))),
                            viewer)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            viewer.met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return viewer;
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void askForTheDesktop() {
        socket.sendText(DESKTOP, true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        // "c" or "cr": the agent is at the other end, and maybe the relay records.
        met.complete(text.toString());
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer picture, boolean isLast) {
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
