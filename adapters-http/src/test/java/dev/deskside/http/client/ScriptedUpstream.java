package dev.deskside.http.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A provider that plays what it is told, one reply for each request, and keeps what it was sent. It works on sockets,
 * so that it can also break off, reset and stay silent. Each connection serves one request, unless a reply keeps it.
 */
final class ScriptedUpstream implements AutoCloseable {
    private final ServerSocket server;
    private final Queue<Function<Received, Reply>> script = new ArrayDeque<>();
    private final List<Received> received = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedUpstream() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /** A request as it arrived. */
    record Received(String line, Map<String, String> headers, String body) {}

    /** What is done with the connection once the request is there. */
    interface Reply {
        void play(Socket connection) throws IOException, InterruptedException;
    }

    /** One after which the connection serves the next request. */
    interface KeepingReply extends Reply {}

    String baseUrl() {
        return "http://" + host() + "/G2A/rest/v1";
    }

    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    ScriptedUpstream then(Reply reply) {
        return thenBy(request -> reply);
    }

    /** The reply depends on what was asked. */
    ScriptedUpstream thenBy(Function<Received, Reply> choice) {
        synchronized (script) {
            script.add(choice);
        }
        return this;
    }

    ScriptedUpstream then(int status, String body, String... headers) {
        return then(answer(status, body, headers));
    }

    static Reply answer(int status, String body, String... headers) {
        return connection -> send(connection, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Announces more than it sends, and closes. */
    ScriptedUpstream thenHalf(int status, String half) {
        return then(connection -> {
            byte[] bytes = half.getBytes(StandardCharsets.UTF_8);
            head(connection, status, bytes.length + 100L);
            connection.getOutputStream().write(bytes);
        });
    }

    /** Sends the head of an answer and then nothing. */
    ScriptedUpstream thenSilentAfterHead(int status) {
        return then(connection -> {
            head(connection, status, 100);
            closed.await();
        });
    }

    /** Answers and keeps the connection for the next request. */
    ScriptedUpstream thenKept(int status, String body) {
        return then((KeepingReply) connection -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(connection, "HTTP/1.1 %d Whatever\r\nContent-Length: %d\r\n\r\n".formatted(status, bytes.length));
            connection.getOutputStream().write(bytes);
        });
    }

    /** Sends the head of an answer, and then a byte now and then for ever. */
    ScriptedUpstream thenDrips(int status) {
        return then(connection -> {
            head(connection, status, 1 << 20);
            do {
                write(connection, " ");
            } while (!closed.await(10, TimeUnit.MILLISECONDS));
        });
    }

    ScriptedUpstream thenSilence() {
        return then(connection -> closed.await());
    }

    ScriptedUpstream thenReset() {
        return then(connection -> connection.setSoLinger(true, 0));
    }

    List<Received> received() {
        synchronized (script) {
            return List.copyOf(received);
        }
    }

    Received only() {
        List<Received> all = received();
        if (all.size() != 1) {
            throw new AssertionError("expected one request, not " + all);
        }
        return all.get(0);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                thread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            Reply reply;
            do {
                reply = next(read(in));
                reply.play(connection);
            } while (reply instanceof KeepingReply);
        } catch (IOException | InterruptedException e) {
            // The client went away: it is what some of the tests are about.
        }
    }

    private Reply next(Received request) {
        Function<Received, Reply> choice;
        synchronized (script) {
            received.add(request);
            choice = script.size() > 1 ? script.remove() : script.peek();
        }
        if (choice == null) {
            throw new IllegalStateException("nothing is scripted");
        }
        return choice.apply(request);
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("the client broke off in a header");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    static void send(Socket connection, int status, byte[] body, String... headers) throws IOException {
        head(connection, status, body.length, headers);
        connection.getOutputStream().write(body);
        connection.getOutputStream().flush();
    }

    private static void head(Socket connection, int status, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
        write(connection, head.toString());
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-upstream");
        thread.setDaemon(true);
        thread.start();
    }
}
