package dev.deskside.bootstrap.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.observe.PrometheusText.Sample;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final String SESSIONS = "/G2A/rest/v1/sessions";

    /** Nobody listens there, and nobody may be sent there. */
    private static final String NOWHERE = "http://127.0.0.1:9/s3cret-path?key=s3cret";

    private static final Set<String> LABELS = Set.of(
            "method",
            "route",
            "status",
            "kind",
            "port",
            "operation",
            "outcome",
            "state",
            "to",
            "pool",
            "version",
            "le");

    /** A word, or a version, or a template of a route: what stands for one thing of many is no label's value. */
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,31}|[0-9.]{1,6}|[+]Inf");

    private static final Pattern TEMPLATE = Pattern.compile("(/([a-zA-Z0-9.]{1,14}|[{][a-z]{1,10}[}])){1,7}");

    private final Path upstreamData;
    private final Path gatewayData;
    private Watched upstream;
    private Watched gateway;

    MetricsTest(@TempDir Path folder) {
        upstreamData = folder.resolve("upstream");
        gatewayData = folder.resolve("gateway");
    }

    @BeforeEach
    void open() {
        upstream = Watched.over(
                Deskside.builder().data(upstreamData).listen("127.0.0.1", 0).open());
        gateway = Watched.over(Deskside.open(Settings.builder()
                .data(gatewayData)
                .port(0)
                .provider(new Provider.GoToAssist(upstream.address("/G2A/rest/v1"), new Secret(Watched.TOKEN)))
                .build()));
    }

    @AfterEach
    void close() {
        gateway.close();
        upstream.close();
    }

    @Test
    @DisplayName("requests are counted by method, route and status")
    void requests() {
        upstream.start(NOWHERE);
        upstream.get(SESSIONS + "/unknown-token");
        upstream.get("/nothing/here");

        PrometheusText metrics = upstream.metrics();
        assertThat(metrics.types()).containsEntry("deskside_http_requests_seconds", "histogram");
        assertThat(metrics.value(
                        "deskside_http_requests_seconds_count", "method", "POST", "route", SESSIONS, "status", "200"))
                .isEqualTo(1);
        assertThat(metrics.value(
                        "deskside_http_requests_seconds_count",
                        "method",
                        "GET",
                        "route",
                        SESSIONS + "/{session}",
                        "status",
                        "404"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_http_requests_seconds_count", "route", "unmatched", "status", "404"))
                .isEqualTo(1);
        assertThat(metrics.samples().stream()
                        .filter(sample -> sample.name().equals("deskside_http_requests_seconds_bucket"))
                        .map(sample -> sample.labels().get("le")))
                .contains("0.005", "0.1", "1.0", "30.0", "+Inf");
    }

    @Test
    @DisplayName("long polls are timed apart, and those that are open are counted")
    void waits() {
        upstream.get("/deskside/v1/changes?wait=1&after=end");

        PrometheusText metrics = upstream.metrics();
        assertThat(metrics.value("deskside_http_waits_seconds_count", "kind", "long_poll", "status", "200"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_http_requests_seconds_count", "route", "/deskside/v1/changes"))
                .isNaN();
        assertThat(metrics.value("deskside_http_waiting", "kind", "long_poll")).isZero();
        assertThat(metrics.value("deskside_http_waiting", "kind", "stream")).isZero();
        assertThat(metrics.value("deskside_http_threads_busy")).isPositive();
        assertThat(metrics.value("deskside_http_threads_most")).isPositive();
        assertThat(metrics.value("deskside_http_queue")).isNotNegative();
    }

    @Test
    @DisplayName("calls to the provider are counted by operation and outcome, and its breakers are shown")
    void provider() {
        JsonNode started = gateway.start(NOWHERE);
        gateway.get(SESSIONS + "/" + started.path("sessionToken").asText());

        PrometheusText metrics = gateway.metrics();
        assertThat(metrics.value(
                        "deskside_provider_calls_seconds_count",
                        "port",
                        "remote-support",
                        "operation",
                        "start",
                        "outcome",
                        "ok"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_provider_retries_total", "operation", "start"))
                .isZero();
        assertThat(metrics.value("deskside_provider_breaker", "port", "remote-support", "state", "closed"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_provider_breaker", "port", "remote-support", "state", "open"))
                .isZero();
        assertThat(metrics.value("deskside_provider_calls_active", "port", "machines"))
                .isZero();
        assertThat(metrics.value("deskside_provider_calls_waiting", "port", "machines"))
                .isZero();
        assertThat(metrics.value("deskside_provider_pause_seconds", "port", "machines"))
                .isZero();
        assertThat(upstream.metrics().types()).doesNotContainKey("deskside_provider_breaker");
    }

    @Test
    @DisplayName("a provider that is down is seen by retries, outcomes, what was kept back and the breaker")
    void providerDown() {
        upstream.close();
        for (int i = 0; i < 6; i++) {
            gateway.get("/G2A/rest/v1/archive/recordings?accountKey=" + Watched.ACCOUNT);
        }

        PrometheusText metrics = gateway.metrics();
        assertThat(metrics.value(
                        "deskside_provider_calls_seconds_count", "operation", "companies", "outcome", "unavailable"))
                .isEqualTo(6);
        assertThat(metrics.value("deskside_provider_retries_total", "operation", "companies"))
                .isPositive();
        assertThat(metrics.value("deskside_provider_kept_back_total", "operation", "companies"))
                .isPositive();
        assertThat(metrics.value("deskside_provider_breaker_changes_total", "port", "machines", "to", "open"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_provider_breaker", "port", "machines", "state", "open"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("callbacks that aren't taken are counted, and how long the oldest has been waiting")
    void callbacks() {
        JsonNode started = upstream.start(NOWHERE);
        URI launch =
                URI.create(started.path("startScreenSharing").path("launchUrl").asText());
        upstream.send("POST", "/deskside/v1" + launch.getPath(), "");
        await().until(() ->
                upstream.metrics().value("deskside_callback_attempts_seconds_count", "outcome", "failed") >= 1);
        await().until(() -> upstream.metrics().value("deskside_callbacks_pending") == 1);

        PrometheusText metrics = upstream.metrics();
        assertThat(metrics.value("deskside_callbacks_oldest_age_seconds")).isPositive();
        assertThat(metrics.value("deskside_sessions_open", "status", "waiting")).isEqualTo(1);
        assertThat(metrics.value("deskside_sessions_open", "status", "active")).isZero();
    }

    @Test
    @DisplayName("the stores, the threads, the JVM and the build are shown")
    void rest() {
        upstream.start(NOWHERE);

        PrometheusText metrics = upstream.metrics();
        assertThat(metrics.value(
                        "deskside_store_operations_seconds_count",
                        "port",
                        "sessions",
                        "operation",
                        "commit",
                        "outcome",
                        "ok"))
                .isEqualTo(1);
        assertThat(metrics.value("deskside_store_writes_waiting")).isZero();
        assertThat(metrics.value("deskside_store_up")).isEqualTo(1);
        assertThat(metrics.value("deskside_build_info")).isEqualTo(1);
        assertThat(metrics.types())
                .containsKeys(
                        "deskside_threads_active",
                        "jvm_memory_used_bytes",
                        "jvm_gc_max_data_size_bytes",
                        "jvm_threads_live_threads",
                        "process_uptime_seconds",
                        "process_cpu_usage",
                        "process_files_open_files");
    }

    @Test
    @DisplayName("a label's value is a word or a route's template: no path, no token, no name of anybody, however"
            + " many requests there are")
    void bounded() {
        ask(gateway, 0);
        ask(gateway, 1);
        gateway.metrics();
        Set<Sample> before = series(gateway.metrics());
        for (int i = 2; i < 12; i++) {
            ask(gateway, i);
        }
        String text = gateway.metricsText();
        PrometheusText metrics = PrometheusText.parse(text);

        assertThat(text)
                .doesNotContain("s3cret", "Grace", "127.0.0.1", Watched.TOKEN, Watched.ACCOUNT.toString(), "rubbish");
        assertThat(metrics.samples())
                .filteredOn(sample -> sample.name().startsWith("deskside_"))
                .allSatisfy(sample -> {
                    assertThat(LABELS).containsAll(sample.labels().keySet());
                    assertThat(sample.labels().values())
                            .allMatch(value -> WORD.matcher(value).matches()
                                    || TEMPLATE.matcher(value).matches());
                });
        assertThat(series(metrics))
                .as("series after ten times as many requests")
                .isEqualTo(before);
    }

    private static void ask(Watched desk, int number) {
        JsonNode started = desk.start(NOWHERE + number);
        desk.get(SESSIONS + "/" + started.path("sessionToken").asText());
        desk.get(SESSIONS + "/rubbish-" + number);
        desk.get("/rubbish/" + number + "?oauth_token=s3cret");
        desk.send("RUBBISH" + number, SESSIONS, "");
        desk.get("/deskside/v1/sessions?customer=Grace+" + number);
        desk.get("/launch/s3cret" + number);
        desk.send("PUT", "/G2A/rest/v1/archive/recordings/archived/" + (1000 + number), "");
    }

    /** What is told of requests, without the values; what works by itself meanwhile may be seen later. */
    private static Set<Sample> series(PrometheusText metrics) {
        return metrics.samples().stream()
                .filter(sample -> sample.name().startsWith("deskside_http"))
                .map(sample -> new Sample(sample.name(), sample.labels(), 0))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("a label that isn't bounded is found out")
    void teeth() {
        assertThat(List.of(
                        SESSIONS + "/4fGh-k9_xYz0aBcDeFgH", "/join/Zk3vQ9x7Lr2TnW5yBd8Kc1", "9007199254740993", "a b"))
                .noneMatch(value ->
                        WORD.matcher(value).matches() || TEMPLATE.matcher(value).matches());
    }

    @Test
    @DisplayName("a host's own registry is used in place of /metrics, and left without gauges at the end")
    void hostsRegistry(@TempDir Path data) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Watched hosted = Watched.over(Deskside.builder()
                .data(data)
                .listen("127.0.0.1", 0)
                .meters(Meters.in(registry))
                .open())) {
            hosted.start(NOWHERE);

            assertThat(hosted.send(HttpRequest.newBuilder(hosted.address("/metrics")))
                            .statusCode())
                    .isEqualTo(404);
            await().until(() -> registry.find("deskside.http.requests")
                            .tag("route", SESSIONS)
                            .timer()
                    != null);
            assertThat(registry.get("deskside.sessions.open")
                            .tag("status", "not_started")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
        assertThat(registry.find("deskside.sessions.open").gauges()).isEmpty();
        assertThat(registry.find("jvm.memory.used").gauges()).isEmpty();
        assertThat(registry.isClosed()).isFalse();
    }
}
