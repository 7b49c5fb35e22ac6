package dev.deskside.http.callback;

import dev.deskside.application.contract.CallbackReceivers;
import dev.deskside.application.port.CallbackSender;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The sender before one server on sockets, where each path is a receiver. */
final class SocketReceivers implements CallbackReceivers, AutoCloseable {
    static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "callback");
        thread.setDaemon(true);
        return thread;
    });

    private static final Instant NOW = Instant.parse("2026-11-25T09:30:00Z");

    /** Where the guard of these tests lets nobody go. */
    private static final URI FORBIDDEN = URI.create("http://10.1.2.3/hook");

    private final ServerSocket server;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HandClock clock = new HandClock();
    private final CallbackSender sender = builder().build();

    SocketReceivers() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        THREADS.execute(this::accept);
    }

    /** A request as it arrived. */
    record Request(String line, Map<String, String> headers, String body) {}

    /** A sender that may send here, and that gives up soon. */
    HttpCallbackSender.Builder builder() {
        return HttpCallbackSender.builder()
                .executor(THREADS)
                .clock(clock)
                .callTimeout(Duration.ofMillis(700))
                .allow(List.of(Cidr.parse("127.0.0.0/8")));
    }

    @Override
    public CallbackSender sender() {
        return sender;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public URI receiver() {
        return URI.create("http://127.0.0.1:%d/hooks/%d".formatted(port(), count.incrementAndGet()));
    }

    @Override
    public URI forbidden() {
        return FORBIDDEN;
    }

    @Override
    public void let(URI receiver, Behaviour behaviour) {
        behaviours.put(receiver.getRawPath(), behaviour);
    }

    @Override
    public List<Received> received(URI receiver) {
        return requests().stream()
                .filter(request -> request.line().equals("POST " + receiver.getRawPath() + " HTTP/1.1"))
                .map(SocketReceivers::read)
                .toList();
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    Request only() {
        List<Request> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("expected one request, not " + all);
        }
        return all.get(0);
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
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

    private static Received read(Request request) {
        Map<String, String> headers = request.headers();
        return new Received(
                headers.get("webhook-id"),
                Optional.ofNullable(headers.get("deskside-sequence")).map(Long::parseLong),
                Instant.ofEpochSecond(Long.parseLong(headers.get("webhook-timestamp"))),
                Arrays.stream(headers.get("webhook-signature").split(" ", -1))
                        .map(signature -> signature.replaceFirst("^v1,", ""))
                        .toList(),
                request.body());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                THREADS.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            synchronized (requests) {
                requests.add(request);
            }
            String path = request.line().split("[ ?]", -1)[1];
            play(behaviours.getOrDefault(path, Behaviour.answers(200)), connection);
        } catch (IOException | InterruptedException e) {
            // The sender went away: it is what some of the tests are about.
        }
    }

    private void play(Behaviour behaviour, Socket connection) throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (behaviour.kind()) {
            case ANSWERS -> write(out, head(behaviour) + "Content-Length: 18\r\n\r\n" + Behaviour.WORD);
            case ANSWERS_ENDLESSLY -> {
                write(out, head(behaviour) + "\r\n");
                while (closed.getCount() > 0) {
                    write(out, Behaviour.WORD.repeat(100));
                }
            }
            case STAYS_SILENT -> closed.await();
            case DRIPS -> {
                write(out, "HTTP/1.1 200 " + Behaviour.WORD);
                while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                    write(out, ".");
                }
            }
            case RESETS -> connection.setSoLinger(true, 0);
            case TALKS_GARBAGE -> write(out, Behaviour.WORD + " \u0000\u0001 and more\r\n\r\n");
        }
    }

    private static String head(Behaviour behaviour) {
        StringBuilder head = new StringBuilder("HTTP/1.1 %d %s\r\n".formatted(behaviour.status(), Behaviour.WORD));
        behaviour.retryAfter().ifPresent(value -> head.append("Retry-After: %s\r\n".formatted(value)));
        behaviour.location().ifPresent(value -> head.append("Location: %s\r\n".formatted(value)));
        return head.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("no header: " + header);
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
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

    private static final class HandClock extends Clock {
        private volatile Instant now = NOW;

        synchronized void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
