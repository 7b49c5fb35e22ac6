package dev.deskside.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.deskside.bootstrap.process.JarProcess;
import dev.deskside.bootstrap.trace.Collector.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Traces of three processes: a command, a gateway, and a hosted server behind it. */
@Timeout(300)
class TracesIT {
    /** The module is where Maven runs its tests. */
    private static final Path PAGE = Path.of("../docs/traces.md");

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String START = "deskside session start";

    @TempDir
    Path data;

    @Test
    @DisplayName("one start through a gateway is one trace, from the command to the store, and nobody is named in it")
    void oneStart() throws IOException {
        try (Collector collector = new Collector();
                JarProcess hosted = serve("hosted", Map.of(), collector.url());
                JarProcess gateway = gateway(hosted, collector.url());
                JarProcess started = JarProcess.start(
                        environment(gateway, collector.url()),
                        "session",
                        "start",
                        "--customer",
                        "Ada Lovelace",
                        "--customer-email",
                        "ada@analytical.example",
                        "--ticket",
                        "ticket-of-ada",
                        "--ticket-url",
                        "https://tickets.example/secret-of-ada")) {
            assertThat(started.await()).as(started.log()).isZero();
            Told stored = await().atMost(LONGEST)
                    .until(
                            () -> collector
                                    .named("Sessions.commit")
                                    .filter(each -> each.service().equals("deskside"))
                                    .filter(each -> chain(collector, each).size() == 10)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();

            assertThat(chain(collector, stored))
                    .extracting(each -> each.service() + ": " + each.name())
                    .containsExactly(
                            "deskside: Sessions.commit",
                            "deskside: RemoteSupport.start",
                            "deskside: POST /G2A/rest/v1/sessions",
                            "deskside-gateway: POST /sessions",
                            "deskside-gateway: provider RemoteSupport.start",
                            "deskside-gateway: RemoteSupport.start",
                            "deskside-gateway: POST /G2A/rest/v1/sessions",
                            "deskside-cli: POST /sessions",
                            "deskside-cli: provider RemoteSupport.start",
                            "deskside-cli: " + START);
            String tree = tree(collector.trace(stored.traceId()), each -> "");
            System.out.println(tree(
                    collector.trace(stored.traceId()),
                    each -> "  %.1f ms"
                            .formatted((each.span().getEndTimeUnixNano()
                                            - each.span().getStartTimeUnixNano())
                                    / 1e6)));
            nobodyIsNamed(
                    collector,
                    "Ada",
                    "Lovelace",
                    "ada@",
                    "analytical",
                    "tickets.example",
                    started.printed("sessionToken"),
                    started.printed("launchUrl"),
                    lastSegment(started.printed("launchUrl")),
                    gateway.printed("token"),
                    hosted.printed("token"),
                    "Zoë");
            if ("write".equals(System.getProperty("deskside.docs"))) {
                String page = Files.readString(PAGE);
                Files.writeString(
                        PAGE,
                        page.substring(0, page.indexOf("```text\n") + 8)
                                + tree
                                + page.substring(page.indexOf("```\n", page.indexOf("```text\n") + 8)));
            }
            assertThat(PAGE).as("-Ddeskside.docs=write writes it").content().contains("```text\n" + tree + "```");
        }
    }

    @Test
    @DisplayName(
            "what fails is an error all the way up, and the gateway's log has the trace's id, which its answer hasn't")
    void failure() throws Exception {
        try (Collector collector = new Collector();
                JarProcess hosted = serve("hosted", Map.of(), collector.url());
                JarProcess gateway = gateway(hosted, collector.url())) {
            hosted.kill();
            try (JarProcess failed = JarProcess.start(environment(gateway, collector.url()), "session", "start")) {
                assertThat(failed.await()).as(failed.log()).isNotZero();
                Told root = await().atMost(LONGEST)
                        .until(() -> collector.named(START).findFirst(), Optional::isPresent)
                        .orElseThrow();
                assertThat(root.hasFailed()).isTrue();
                assertThat(root.attributes()).contains("error.type=unavailable");
                Told exchange = await().atMost(LONGEST)
                        .until(
                                () -> collector.trace(root.traceId()).stream()
                                        .filter(each -> each.service().equals("deskside-gateway"))
                                        .filter(each -> each.name().equals("POST /sessions"))
                                        .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
                assertThat(exchange.hasFailed()).isTrue();
                assertThat(gateway.log().lines().filter(line -> line.contains(" WARN ")))
                        .anyMatch(line -> line.contains(root.traceId()));
                assertThat(failed.log()).doesNotContain(root.traceId());
            }
            String trace = "0af7651916cd43dd8448eb211c80319c";
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(gateway.address() + "/G2A/rest/v1/sessions/none"))
                                    .header("Authorization", "Bearer " + gateway.printed("token"))
                                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().map().toString() + answer.body()).doesNotContain(trace);
            await().atMost(LONGEST).until(() -> !collector.trace(trace).isEmpty());
        }
    }

    @Test
    @DisplayName("a callback is a trace of its own, linked to that of the change, of which its receiver isn't told")
    void callback() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().keySet().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (Collector collector = new Collector();
                JarProcess hosted = serve("hosted", Map.of(), collector.url(), "--callback-allow", "127.0.0.0/8");
                JarProcess started = JarProcess.start(
                        environment(hosted, collector.url()),
                        "session",
                        "start",
                        "--callback-url",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/secret-of-the-receiver")) {
            assertThat(started.await()).as(started.log()).isZero();
            URI launch = URI.create(started.printed("launchUrl"));
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(launch.resolve("/deskside/v1" + launch.getPath()))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            Told sent = await().atMost(LONGEST)
                    .until(() -> collector.named("CallbackSender.send").findFirst(), Optional::isPresent)
                    .orElseThrow();

            assertThat(sent.isRoot()).isTrue();
            assertThat(sent.attributes()).contains("deskside.result=delivered", "http.response.status_code=204");
            assertThat(received)
                    .isNotEmpty()
                    .allSatisfy(headers ->
                            assertThat(headers.toLowerCase(Locale.ROOT)).doesNotContain("traceparent"));
            String change = Told.hex(sent.span().getLinks(0).getTraceId());
            await().atMost(LONGEST)
                    .until(() -> collector.trace(change).stream()
                            .anyMatch(each -> each.name().equals("Sessions.commit")));
            nobodyIsNamed(collector, "secret-of-the-receiver", lastSegment(launch.toString()));
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    @DisplayName("a collector that is away fails nothing, is warned of once, and holds nobody up at the end")
    void noCollector() throws IOException {
        String nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + closed.getLocalPort();
        }
        try (JarProcess serving = serve("hosted", Map.of(), nobody)) {
            for (int i = 0; i < 2; i++) {
                try (JarProcess started = JarProcess.start(environment(serving, nobody), "session", "start")) {
                    assertThat(started.await()).as(started.log()).isZero();
                    assertThat(started.printedNames()).containsExactly("launchUrl", "sessionToken");
                    assertThat(started.log().lines()).singleElement().asString().contains("The collector at " + nobody);
                }
            }
            await().atMost(LONGEST).until(() -> serving.log().contains("The collector at"));
            assertThat(serving.terminate()).isNotEqualTo(137);
            assertThat(serving.log()).contains("Stopped");
            assertThat(serving.log().lines().filter(line -> line.contains("The collector at " + nobody)))
                    .hasSize(1);
            assertThat(serving.log()).doesNotContain("\tat ");
        }
    }

    private JarProcess serve(String name, Map<String, String> environment, String collector, String... further) {
        List<String> arguments = new ArrayList<>(List.of("--demo", "--traces-endpoint", collector));
        arguments.addAll(List.of(further));
        return JarProcess.serve(data.resolve(name), environment, arguments.toArray(String[]::new));
    }

    private JarProcess gateway(JarProcess hosted, String collector) {
        return serve(
                "gateway",
                Map.of("DESKSIDE_UPSTREAM_TOKEN", hosted.printed("token")),
                collector,
                "--provider",
                "gotoassist",
                "--upstream",
                hosted.address().toString());
    }

    private static Map<String, String> environment(JarProcess server, String collector) {
        return Map.of(
                "DESKSIDE_SERVER",
                server.address().toString(),
                "DESKSIDE_TOKEN",
                server.printed("token"),
                "DESKSIDE_TRACES_ENDPOINT",
                collector);
    }

    /** From a span up to the root. */
    private static List<Told> chain(Collector collector, Told last) {
        List<Told> chain = new ArrayList<>();
        Optional<Told> next = Optional.of(last);
        while (next.isPresent()) {
            Told child = next.get();
            chain.add(child);
            next = collector.told().stream().filter(child::isChildOf).findFirst();
        }
        return chain;
    }

    private static String tree(List<Told> trace, Function<Told, String> further) {
        StringBuilder tree = new StringBuilder();
        trace.stream().filter(Told::isRoot).forEach(root -> add(tree, "", root, trace, further));
        return tree.toString();
    }

    private static void add(
            StringBuilder tree, String indent, Told span, List<Told> trace, Function<Told, String> further) {
        tree.append("%-66s %-16s %s%s%n"
                .formatted(indent + span.name(), span.service(), span.attributes(), further.apply(span))
                .replaceAll("server\\.port=\\d+", "server.port=…"));
        trace.stream()
                .filter(child -> child.isChildOf(span))
                .forEach(child -> add(tree, indent + "  ", child, trace, further));
    }

    /** Of no span that was told: in no name, no attribute, no state and no event. */
    private static void nobodyIsNamed(Collector collector, String... secrets) {
        assertThat(collector.told())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.span().toString()).doesNotContain(secrets));
    }

    private static String lastSegment(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
