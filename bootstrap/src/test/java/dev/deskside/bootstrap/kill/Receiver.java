package dev.deskside.bootstrap.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskside.bootstrap.kill.History.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Receives callbacks at {@code /hook/NUMBER}, keeps each that arrives, and fails with a third of them. */
final class Receiver implements AutoCloseable {
    private static final String PATH = "/hook/";

    private final History history;
    private final Random random;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Receiver(History history, Random random) {
        this.history = history;
        this.random = random;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::receive);
        server.start();
    }

    /** Where the callbacks of this session go. */
    String url(int session) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + session;
    }

    /** The session that a URL was made for. */
    static int session(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        history.tell(new Told(
                session(exchange.getRequestURI().getPath()),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("deskside-sequence")),
                Status.of(Answer.text(body, "status"))));
        try (exchange) {
            switch (random.nextInt(9)) {
                case 0 -> exchange.sendResponseHeaders(503, -1);
                case 1 -> {
                    // Hangs up: closing without an answer.
                }
                case 2 -> {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(2000));
                    exchange.sendResponseHeaders(500, -1);
                }
                default -> {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
