package dev.deskside.http.server;

import dev.deskside.http.server.AnswerCheck.Answer;
import dev.deskside.http.server.DocumentedApi.Operation;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sees every answer of every server in this JVM, and holds it against the OpenAPI document before it has left whole: so
 * a test that got an answer knows what is wrong with it.
 */
public final class EveryAnswer implements OutermostHandler {
    private static final AnswerCheck CHECK = new AnswerCheck(ApiDocument.whole());
    private static final Queue<String> WRONG = new ConcurrentLinkedQueue<>();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** For {@link java.util.ServiceLoader}. */
    public EveryAnswer() {}

    @Override
    public Handler.Singleton handler() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String method = request.getMethod();
                String path = path(request.getHttpURI().getPath());
                request.addHttpStreamWrapper(stream -> new Seen(stream, method, path));
                return super.handle(request, response, callback);
            }
        };
    }

    /** Fails where an answer was not as the document says since this was asked last. */
    public static void assertDocumented() {
        List<String> wrong = new ArrayList<>();
        for (String next = WRONG.poll(); next != null; next = WRONG.poll()) {
            wrong.add(next);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("Not as the OpenAPI document says:\n" + String.join("\n", wrong));
        }
    }

    /** Holds an answer that came from another process against the document, at once. */
    public static void assertDocumented(HttpResponse<String> received) {
        Map<String, String> headers = new TreeMap<>();
        received.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Answer answer = new Answer(
                received.request().method(),
                path(received.uri().getRawPath()),
                received.statusCode(),
                headers,
                received.body());
        List<String> wrong = CHECK.wrong(answer);
        if (!wrong.isEmpty()) {
            throw new AssertionError("Not as the OpenAPI document says: %s: %s".formatted(wrong, answer));
        }
    }

    /**
     * Holds a request that a receiver got from us against the document.
     *
     * @param headers names in lower case
     */
    public static void assertWebhook(Map<String, String> headers, String body) {
        String name = headers.containsKey("deskside-ping") ? "ping" : "sessionStatus";
        List<String> wrong = CHECK.wrongWebhook(name, headers, body);
        if (!wrong.isEmpty()) {
            throw new AssertionError("Not as the OpenAPI document says: %s %s %s".formatted(headers, body, wrong));
        }
    }

    /** The operations that were never seen to succeed in each way that the document has. */
    static Set<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        for (Operation operation : CHECK.api().operations()) {
            operation.json().path("responses").fieldNames().forEachRemaining(status -> {
                if (status.matches("[23]\\d\\d") && !SEEN.contains(key(operation, status))) {
                    unseen.add(operation + " " + status);
                }
            });
        }
        return unseen;
    }

    private static void see(Answer answer) {
        CHECK.operation(answer).ifPresent(operation -> SEEN.add(key(operation, Integer.toString(answer.status()))));
        CHECK.wrong(answer).forEach(what -> WRONG.add(what + " in: " + answer));
    }

    private static String key(Operation operation, String status) {
        return operation.id() + " " + status;
    }

    /** As the server reads it. */
    private static String path(String sent) {
        return PlainPath.of(sent.startsWith("//") ? sent.substring(1) : sent);
    }

    /** Where one answer goes out. */
    private static final class Seen extends HttpStream.Wrapper {
        private final String method;
        private final String path;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private MetaData.Response head;
        private boolean told;

        Seen(HttpStream stream, String method, String path) {
            super(stream);
            this.method = method;
            this.path = path;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            if (response != null) {
                head = response;
            }
            if (content != null) {
                byte[] bytes = new byte[content.remaining()];
                content.duplicate().get(bytes);
                body.writeBytes(bytes);
            }
            if (last) {
                tell();
            }
            super.send(request, response, last, content, callback);
        }

        /** A stream that somebody left was right as far as it came. */
        @Override
        public void failed(Throwable failure) {
            if (head != null && "text/event-stream".equals(head.getHttpFields().get("Content-Type"))) {
                tell();
            }
            super.failed(failure);
        }

        private void tell() {
            if (told || head == null) {
                return;
            }
            told = true;
            Map<String, String> headers = new TreeMap<>();
            head.getHttpFields()
                    .forEach(field -> headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue()));
            see(new Answer(method, path, head.getStatus(), headers, body.toString(StandardCharsets.UTF_8)));
        }
    }
}
