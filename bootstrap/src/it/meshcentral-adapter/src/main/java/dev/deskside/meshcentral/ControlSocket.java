package dev.deskside.meshcentral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection to MeshCentral's {@code control.ashx}. Most answers carry the number of their question, as
 * {@code responseid} or as {@code tag}; the list of a device's shares carries the device alone, so whoever asks for it
 * gets the next one that comes. Whatever else comes is news that nobody asked for.
 */
final class ControlSocket implements WebSocket.Listener {
    private static final String SHARES = "deviceShares";

    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, CompletableFuture<JsonNode>> questions = new ConcurrentHashMap<>();
    private final CompletableFuture<ControlSocket> ready = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile WebSocket socket;
    private volatile boolean isLost;
    private CompletableFuture<WebSocket> sending;

    private ControlSocket() {}

    /** Complete when the server has let us in. */
    static CompletableFuture<ControlSocket> open(HttpClient client, URI address, ControlChannel.Credentials as) {
        ControlSocket control = new ControlSocket();
        client.newWebSocketBuilder()
                .header("x-meshauth", base64(as.user()) + "," + base64(as.password()))
                .buildAsync(address, control)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        control.lose(failure);
                    }
                });
        return control.ready;
    }

    boolean isLost() {
        return isLost;
    }

    CompletableFuture<JsonNode> ask(ObjectNode question) {
        String number = Long.toString(numbers.incrementAndGet());
        ObjectNode numbered = question.deepCopy().put("responseid", number).put("tag", number);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        questions.put(number, answer);
        if (isSharesOf(question)) {
            questions.merge(sharesKey(question), answer, (waiting, added) -> {
                waiting.whenComplete((value, failure) -> {
                    if (value != null) {
                        added.complete(value);
                    }
                });
                return added;
            });
        }
        answer.whenComplete((value, failure) -> questions.values().remove(answer));
        if (isLost) {
            answer.completeExceptionally(new IOException("the connection is lost"));
        } else {
            send(numbered.toString());
        }
        return answer;
    }

    void abort() {
        WebSocket opened = socket;
        if (opened != null) {
            opened.abort();
        }
        lose(new IOException("the connection was given up"));
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        sending = CompletableFuture.completedFuture(opened);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            String message = text.toString();
            text.setLength(0);
            take(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        lose(new IOException("the server closed the connection"));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        lose(failure);
    }

    /** One message after the other: a web socket takes the next one when the last one is on its way. */
    private synchronized void send(String message) {
        sending = sending.thenCompose(opened -> opened.sendText(message, true));
        sending.whenComplete((sent, failure) -> {
            if (failure != null) {
                lose(failure);
            }
        });
    }

    private void take(String message) {
        JsonNode said;
        try {
            said = ControlChannel.JSON.readTree(message);
        } catch (JsonProcessingException e) {
            // What can't be read answers no question; whoever waits for an answer waits no longer than they may.
            return;
        }
        switch (said.path("action").asText()) {
            case "userinfo" -> ready.complete(this);
            case "close" -> lose(refused(said.path("cause").asText()));
            default -> answer(said);
        }
    }

    private void answer(JsonNode said) {
        String number = said.path("responseid").asText(said.path("tag").asText());
        CompletableFuture<JsonNode> answer = questions.get(number);
        if (answer == null && isSharesOf(said)) {
            answer = questions.get(sharesKey(said));
        }
        if (answer != null) {
            answer.complete(said);
        }
    }

    private static boolean isSharesOf(JsonNode said) {
        return said.path("action").asText().equals(SHARES) && said.hasNonNull("nodeid");
    }

    private static String sharesKey(JsonNode said) {
        // The question may leave the domain out, and the answer puts it in.
        String node = said.path("nodeid").asText();
        return SHARES + " " + node.substring(node.lastIndexOf('/') + 1);
    }

    private static DesksideException refused(String cause) {
        return switch (cause) {
            case "noauth", "locked", "banned" ->
                new DesksideException(
                        ErrorCode.UNAUTHENTICATED, "MeshCentral doesn't take the account or the login token.");
            case "tokenrequired", "emailvalidation", "emailvalidationrequired" ->
                new DesksideException(
                        ErrorCode.UNAUTHENTICATED,
                        "MeshCentral wants a second factor of this account: give a login token of it.");
            default -> new DesksideException(ErrorCode.UNAVAILABLE, "MeshCentral closed the connection.");
        };
    }

    private void lose(Throwable failure) {
        isLost = true;
        ready.completeExceptionally(failure);
        Iterator<CompletableFuture<JsonNode>> waiting = questions.values().iterator();
        while (waiting.hasNext()) {
            waiting.next().completeExceptionally(failure);
        }
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
