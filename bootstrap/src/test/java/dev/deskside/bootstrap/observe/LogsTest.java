package dev.deskside.bootstrap.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LogsTest {
    private static final String ID = "id-of-one-request-0001";

    private final LoggerContext context = new LoggerContext();

    @Test
    @DisplayName("an event is one JSON object on one line, whatever stands in it")
    void line() throws IOException {
        LoggingEvent event = event("a \"quoted\" \\ line\nand\ta \u0001 \u2028 \uD83D\uDE00 \uD800 {}", "argument");
        event.setMDCPropertyMap(Map.of("request", ID, "trace", "4bf92f"));
        event.setKeyValuePairs(List.of(new KeyValuePair("status", 200), new KeyValuePair("route", "/a/{b}")));

        String written = encode(event);

        assertThat(written).endsWith("}\n").hasLineCount(1);
        JsonNode json = WireJson.mapper().readTree(written);
        assertThat(json.path("message").asText())
                .isEqualTo("a \"quoted\" \\ line\nand\ta \u0001 \u2028 \uD83D\uDE00 \uD800 argument");
        assertThat(json.path("time").asText()).isEqualTo("2026-11-25T09:30:00.120Z");
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("thread").asText()).isEqualTo("worker");
        assertThat(json.path("logger").asText()).isEqualTo("dev.deskside.Test");
        assertThat(json.path("request").asText()).isEqualTo(ID);
        assertThat(json.path("trace").asText()).isEqualTo("4bf92f");
        assertThat(json.path("status").isInt()).isTrue();
        assertThat(json.path("route").asText()).isEqualTo("/a/{b}");
        assertThat(json.has("stack")).isFalse();
    }

    @Test
    @DisplayName("a stack trace is one field, with its causes")
    void stack() throws IOException {
        LoggingEvent event = new LoggingEvent(
                "fqcn",
                context.getLogger("dev.deskside.Test"),
                Level.ERROR,
                "failed",
                new IllegalStateException("outer", new IOException("inner")),
                null);
        event.setMDCPropertyMap(Map.of());

        String written = encode(event);

        assertThat(written).hasLineCount(1);
        assertThat(WireJson.mapper().readTree(written).path("stack").asText())
                .contains("IllegalStateException: outer", "Caused by: java.io.IOException: inner", "LogsTest.stack");
    }

    private LoggingEvent event(String message, Object... arguments) {
        LoggingEvent event =
                new LoggingEvent("fqcn", context.getLogger("dev.deskside.Test"), Level.WARN, message, null, arguments);
        event.setInstant(Instant.parse("2026-11-25T09:30:00.120Z"));
        event.setThreadName("worker");
        return event;
    }

    private String encode(LoggingEvent event) {
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("a request has one line, under its id, on the gateway and on the server behind it, and no token in it")
    void access(@TempDir Path folder) {
        Collecting lines = new Collecting();
        Logger access = (Logger) LoggerFactory.getLogger("dev.deskside.access");
        Level before = access.getLevel();
        access.setLevel(Level.INFO);
        lines.start();
        access.addAppender(lines);
        try (Watched upstream = Watched.over(Deskside.builder()
                        .data(folder.resolve("upstream"))
                        .listen("127.0.0.1", 0)
                        .open());
                Watched gateway = Watched.over(Deskside.open(Settings.builder()
                        .data(folder.resolve("gateway"))
                        .port(0)
                        .provider(new Provider.GoToAssist(upstream.address("/G2A/rest/v1"), new Secret(Watched.TOKEN)))
                        .build()))) {
            gateway.send(
                    "POST",
                    "/G2A/rest/v1/sessions?oauth_token=s3cret",
                    "{\"sessionType\":\"screen_sharing\"}",
                    "X-Request-Id",
                    ID);
            gateway.send("GET", "/launch/s3cret-launch", "", "X-Request-Id", "another-id-0002");
            gateway.get("/deskside/v1/health");

            await().until(() ->
                    lines.of(ID).size() == 2 && lines.of("another-id-0002").size() == 1);
            assertThat(lines.of(ID)).allMatch(line -> line.startsWith("POST /G2A/rest/v1/sessions 200 in "));
            assertThat(lines.of("another-id-0002").get(0)).startsWith("GET /launch/{token} 501 in ");
            assertThat(lines.all()).noneMatch(line -> line.contains("s3cret") || line.contains("/health"));
        } finally {
            access.detachAppender(lines);
            access.setLevel(before);
        }
    }

    private static final class Collecting extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }

        List<String> of(String request) {
            return events.stream()
                    .filter(event -> request.equals(event.getMDCPropertyMap().get("request")))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        List<String> all() {
            return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }
}
