package dev.deskside.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand endpoints, a hundred of which never answer: all others get their callbacks meanwhile. With
 * {@code -Dfanout.compare=true} (as {@code mvn -Pkill verify} has it) their delays are printed beside those of a run in
 * which all answer.
 */
class CallbackFanoutIT {
    private static final int ENDPOINTS = Integer.getInteger("fanout.endpoints", 1000);
    private static final int CLIENTS = 8;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a dead endpoint keeps nobody else waiting")
    void someAreDead() throws Exception {
        System.out.println("fan-out with a tenth dead: " + run("dead", true));
    }

    @Test
    @DisplayName("the same where all answer, to compare with")
    void allAnswer() throws Exception {
        Assumptions.assumeTrue(Boolean.getBoolean("fanout.compare"), "nothing is to be compared");
        System.out.println("fan-out with all alive: " + run("alive", false));
    }

    private String run(String data, boolean someAreDead) throws Exception {
        Node node = new Node(folder.resolve(data), Map.of(), "--demo");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Endpoints endpoints = new Endpoints(someAreDead)) {
            node.start();
            URI server = node.address().orElseThrow();
            String token = node.printed("token");
            Map<Integer, Long> launched = new ConcurrentHashMap<>();
            List<Future<?>> launches = new ArrayList<>();
            for (int i = 0; i < ENDPOINTS; i++) {
                int endpoint = i;
                launches.add(threads.submit(() -> {
                    launch(server, token, endpoints.url(endpoint));
                    launched.put(endpoint, System.nanoTime());
                    return null;
                }));
            }
            for (Future<?> launch : launches) {
                launch.get();
            }
            List<Integer> living = launched.keySet().stream()
                    .filter(endpoint -> !endpoints.isDead(endpoint))
                    .toList();
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> endpoints.arrivals().keySet().containsAll(living));
            // They hang until this run is over: so what is delivered was delivered past them.
            await().atMost(Duration.ofMinutes(1)).until(() -> endpoints.hanging() >= ENDPOINTS - living.size());
            assertThat(endpoints.arrivals()).containsOnlyKeys(living);
            return delays(living.stream()
                    .map(endpoint -> endpoints.arrivals().get(endpoint) - launched.get(endpoint))
                    .map(nanos -> Math.max(0, nanos) / 1_000_000)
                    .sorted()
                    .toList());
        } finally {
            threads.shutdownNow();
            node.kill();
        }
    }

    private void launch(URI server, String token, String callbackUrl) throws Exception {
        Answer started = post(
                server + "/G2A/rest/v1/sessions",
                token,
                "{\"sessionType\":\"SCREEN_SHARING\",\"sessionStatusCallbackUrl\":\"%s\"}".formatted(callbackUrl));
        String path = URI.create(started.text("launchUrl")).getPath();
        assertThat(post(server + "/deskside/v1" + path, token, "").status()).isEqualTo(200);
    }

    private Answer post(String url, String token, String body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private static String delays(List<Long> sorted) {
        return "%d callbacks, from the answer to the launch to the arrival p50 %d ms, p99 %d ms, max %d ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.get(sorted.size() - 1));
    }
}
