package dev.deskside.bootstrap.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.settings.Credential;
import dev.deskside.bootstrap.settings.LogFormat;
import dev.deskside.bootstrap.settings.MetricsReaders;
import dev.deskside.bootstrap.settings.Operation;
import dev.deskside.bootstrap.settings.Patience;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.callback.Cidr;
import dev.deskside.http.client.Resilience;
import dev.deskside.http.server.MetricsPage.Access;
import dev.deskside.http.server.MetricsPage.Reader;
import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import dev.deskside.persistence.Store;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthTest {
    private static final String READY = "/deskside/v1/health/ready";
    private static final String METRICS_TOKEN = "metrics-s3cret-0123456789";

    @Test
    @DisplayName("a server that works is live and ready, for whoever asks")
    void ready(@TempDir Path data) {
        try (Watched desk = Watched.over(
                Deskside.builder().data(data).listen("127.0.0.1", 0).open())) {
            for (String path : List.of("/deskside/v1/health", "/deskside/v1/health/live")) {
                HttpResponse<String> live = anybody(desk, path);
                assertThat(live.statusCode()).isEqualTo(200);
                assertThat(live.body()).isEqualTo("{\"status\":\"ok\"}");
            }
            HttpResponse<String> ready = anybody(desk, READY);
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .isEqualTo("{\"status\":\"up\",\"parts\":[{\"name\":\"server\",\"status\":\"up\"},"
                            + "{\"name\":\"store\",\"status\":\"up\"}]}");
        }
    }

    @Test
    @DisplayName("one that drains is live and not ready, answers all the same, and keeps no connection")
    void draining(@TempDir Path data) {
        try (Watched desk = Watched.over(
                Deskside.builder().data(data).listen("127.0.0.1", 0).open())) {
            desk.deskside().drain();

            HttpResponse<String> ready = anybody(desk, READY);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .startsWith("{\"status\":\"down\",\"parts\":[{\"name\":\"server\",\"status\":\"down\"}");
            assertThat(ready.headers().firstValue("Connection")).hasValue("close");
            assertThat(anybody(desk, "/deskside/v1/health/live").statusCode()).isEqualTo(200);
            desk.start("http://127.0.0.1:9/");
        }
    }

    @Test
    @DisplayName("a gateway whose upstream is down is degraded, and stays ready")
    void degraded(@TempDir Path data) {
        Patience impatient = new Patience(
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Resilience.builder().attempts(1).breakerCalls(1).build());
        try (Watched gateway = Watched.over(Deskside.open(Settings.builder()
                .data(data)
                .port(0)
                .provider(new Provider.GoToAssist(
                        URI.create("http://127.0.0.1:9/G2A/rest/v1"),
                        new Credential.AccessToken(new Secret("token")),
                        impatient))
                .build()))) {
            assertThat(anybody(gateway, READY).body()).contains("{\"name\":\"upstream\",\"status\":\"up\"}");
            gateway.send("POST", "/G2A/rest/v1/sessions", "{\"sessionType\":\"screen_sharing\"}");

            HttpResponse<String> ready = anybody(gateway, READY);
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .startsWith("{\"status\":\"degraded\"")
                    .contains("{\"name\":\"upstream\",\"status\":\"degraded\"}");
        }
    }

    @Test
    @DisplayName("a store that fails is down, and so is one that hangs, without anybody waiting for it for long")
    void deadStore() {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            StoreWatch failing = new StoreWatch(
                    store(() -> {
                        throw new DesksideException(ErrorCode.UNAVAILABLE, "The disk is full.");
                    }),
                    threads);
            StoreWatch hanging = new StoreWatch(
                    store(() -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }),
                    threads);

            assertThat(failing.part()).isEqualTo(new Part("store", State.DOWN));
            assertThat(failing.figures()).isEmpty();
            for (int i = 0; i < 20; i++) {
                assertThat(hanging.part()).isEqualTo(new Part("store", State.DOWN));
                assertThat(hanging.figures()).isEmpty();
            }
        } finally {
            end.countDown();
            threads.shutdown();
        }
    }

    private static Store store(Runnable behaviour) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    behaviour.run();
                    throw new DesksideException(ErrorCode.UNAVAILABLE, "The store is gone.");
                });
    }

    @Test
    @DisplayName("metrics are shown to this machine where nothing is said and no proxy is in front, and then to nobody")
    void unsaid() {
        MetricsAccess local = new MetricsAccess(MetricsReaders.UNSAID, true, () -> "");
        MetricsAccess behindAProxy = new MetricsAccess(MetricsReaders.UNSAID, false, () -> "");

        assertThat(local.access(from("127.0.0.1"))).isEqualTo(Access.GRANTED);
        assertThat(local.access(from("::1"))).isEqualTo(Access.GRANTED);
        assertThat(local.access(from("10.0.0.7"))).isEqualTo(Access.HIDDEN);
        assertThat(behindAProxy.access(from("127.0.0.1"))).isEqualTo(Access.HIDDEN);
    }

    @Test
    @DisplayName("what is said of readers holds for this machine, too")
    void said() {
        MetricsAccess network = new MetricsAccess(
                new MetricsReaders(Optional.empty(), List.of(Cidr.parse("10.0.0.0/8"))), true, () -> "");
        MetricsAccess token = new MetricsAccess(
                new MetricsReaders(Optional.of(new Secret(METRICS_TOKEN)), List.of()), true, () -> "");

        assertThat(network.access(from("10.0.0.7"))).isEqualTo(Access.GRANTED);
        assertThat(network.access(from("127.0.0.1"))).isEqualTo(Access.HIDDEN);
        assertThat(token.access(from("127.0.0.1"))).isEqualTo(Access.TOKEN_NEEDED);
        assertThat(token.access(new Reader(Cidr.parse("10.0.0.7").first(), Optional.of(METRICS_TOKEN))))
                .isEqualTo(Access.GRANTED);
        assertThat(token.access(new Reader(Cidr.parse("127.0.0.1").first(), Optional.of("another"))))
                .isEqualTo(Access.TOKEN_NEEDED);
    }

    @Test
    @DisplayName("over HTTP the token opens the metrics, and a technician's doesn't")
    void overHttp(@TempDir Path data) {
        try (Watched desk = Watched.over(Deskside.open(Settings.builder()
                .data(data)
                .port(0)
                .operation(new Operation(
                        LogFormat.TEXT,
                        new MetricsReaders(Optional.of(new Secret(METRICS_TOKEN)), List.of()),
                        Duration.ZERO,
                        Duration.ofSeconds(5)))
                .build()))) {
            HttpResponse<String> refused = anybody(desk, "/metrics");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(desk.get("/metrics").statusCode()).isEqualTo(401);
            HttpResponse<String> shown = desk.send(HttpRequest.newBuilder(desk.address("/metrics"))
                    .header("Authorization", "bearer " + METRICS_TOKEN));
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(PrometheusText.parse(shown.body()).value("deskside_build_info"))
                    .isEqualTo(1);
        }
    }

    private static Reader from(String address) {
        return new Reader(Cidr.parse(address).first(), Optional.empty());
    }

    private static HttpResponse<String> anybody(Watched desk, String path) {
        return desk.send(HttpRequest.newBuilder(desk.address(path)));
    }
}
