package dev.deskside.bootstrap.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskside.bootstrap.CallbackDesk;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Status callbacks, from a click to the receiver")
class CallbacksEndToEndTest {
    private static final List<String> ORDER = List.of("waiting", "active", "complete");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(7);
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();
    private final List<String> behind = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private CallbackDesk asked;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        threads.shutdownNow();
    }

    /** Late by chance, and one in five isn't taken; meanwhile the session is asked for. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode session =
                    WireJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
            Thread.sleep(random.nextInt(30));
            String status = session.path("status").asText();
            String now = asked.find(session.path("sessionId").asText())
                    .path("status")
                    .asText();
            if (ORDER.indexOf(now) < ORDER.indexOf(status)) {
                behind.add(now + " was found in the handler of " + status);
            }
            told.computeIfAbsent(session.path("sessionId").asText(), id -> new CopyOnWriteArrayList<>())
                    .add(status);
            exchange.sendResponseHeaders(random.nextInt(5) == 0 ? 503 : 204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/status?ticket=4711");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Set<String> driven(CallbackDesk starts, CallbackDesk moves, int sessions) throws Exception {
        List<Future<String>> driving = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Callable<String> session = () -> moves.drive(starts.start(url()));
            driving.add(threads.submit(session));
        }
        Set<String> ids = new HashSet<>();
        for (Future<String> session : driving) {
            ids.add(session.get());
        }
        return ids;
    }

    private void assertToldInOrder(Set<String> ids) {
        for (String id : ids) {
            List<String> statuses = told.get(id);
            int latest = -1;
            for (String status : statuses) {
                assertThat(ORDER.indexOf(status))
                        .as("%s in %s", status, statuses)
                        .isGreaterThanOrEqualTo(latest);
                latest = ORDER.indexOf(status);
            }
        }
    }

    @Test
    @DisplayName(
            "sessions that go as fast as they can are told in order, each change, and a GET inside the handler is never behind")
    void inOrder() throws Exception {
        try (CallbackDesk desk = CallbackDesk.hosted(folder)) {
            asked = desk;
            Set<String> ids = driven(desk, desk, 40);

            assertThat(ids).hasSize(40);
            await().atMost(PATIENCE)
                    .until(() -> ids.stream()
                            .allMatch(id -> told.getOrDefault(id, List.of()).containsAll(ORDER)));
            assertToldInOrder(ids);
            assertThat(behind).isEmpty();
        }
    }

    @Test
    @DisplayName("a gateway is called back by the server behind it, and calls its own receiver back")
    void throughAGateway() throws Exception {
        try (CallbackDesk upstream = CallbackDesk.hosted(folder.resolve("upstream"));
                CallbackDesk gateway = CallbackDesk.gateway(folder.resolve("gateway"), upstream, freePort())) {
            asked = gateway;
            Set<String> ids = driven(gateway, upstream, 5);

            assertThat(ids).hasSize(5);
            await().atMost(PATIENCE)
                    .until(() -> ids.stream()
                            .allMatch(id -> told.getOrDefault(id, List.of()).contains("complete")));
            assertToldInOrder(ids);
            assertThat(behind).isEmpty();
            assertThat(told.keySet()).isEqualTo(ids);
            assertThat(Optional.of(gateway.statuses()))
                    .hasValueSatisfying(statuses -> assertThat(statuses).containsOnly("complete"));
        }
    }
}
