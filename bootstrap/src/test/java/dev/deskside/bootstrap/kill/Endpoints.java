package dev.deskside.bootstrap.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Many endpoints on a few ports, a path each. Of every ten one may be dead: it takes a callback and never answers. */
final class Endpoints implements AutoCloseable {
    private static final int PORTS = 10;

    private final boolean someAreDead;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Integer, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    Endpoints(boolean someAreDead) {
        this.someAreDead = someAreDead;
        try {
            for (int i = 0; i < PORTS; i++) {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
                server.setExecutor(threads);
                server.createContext("/", this::receive);
                server.start();
                servers.add(server);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(int endpoint) {
        int port = servers.get(endpoint % PORTS).getAddress().getPort();
        return "http://127.0.0.1:%d/hook/%d".formatted(port, endpoint);
    }

    /** The dead ones are spread over all ports. */
    boolean isDead(int endpoint) {
        return someAreDead && endpoint % 10 == endpoint / 10 % 10;
    }

    /** When the first callback arrived at each that lives, by {@link System#nanoTime}. */
    Map<Integer, Long> arrivals() {
        return arrivals;
    }

    /** How many callbacks the dead ones have taken, and never answered. */
    int hanging() {
        return hanging.get();
    }

    @Override
    public void close() {
        closed.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            int endpoint = Receiver.session(exchange.getRequestURI().getPath());
            if (isDead(endpoint)) {
                hanging.incrementAndGet();
                closed.await();
                return;
            }
            arrivals.putIfAbsent(endpoint, System.nanoTime());
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
