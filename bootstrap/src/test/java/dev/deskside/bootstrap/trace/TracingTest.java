package dev.deskside.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.client.ExchangeObserver;
import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.server.RequestObserver;
import dev.deskside.http.server.RequestObserver.Kind;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private final Recorder recorder = new Recorder();
    private final Tracing tracing = Tracing.by(recorder);

    @Test
    @DisplayName("off, every port stays what it is and nobody is told")
    void off() {
        Tracing off = Tracing.to(Optional.empty(), "deskside", Duration.ZERO);
        Machines machines = silent(Machines.class);
        Follows follows = silent(Follows.class);
        CallbackSender sender = callback -> null;
        Executor executor = Runnable::run;
        Runnable step = () -> {};

        assertThat(off.port(Machines.class, machines)).isSameAs(machines);
        assertThat(off.behind(Machines.class, machines)).isSameAs(machines);
        assertThat(off.store(Follows.class, follows)).isSameAs(follows);
        assertThat(off.sender(sender)).isSameAs(sender);
        assertThat(off.carrying(executor)).isSameAs(executor);
        assertThat(off.step("follow", step)).isSameAs(step);
        assertThat(off.requests()).isSameAs(RequestObserver.NONE);
        assertThat(off.provider()).isSameAs(ProviderObserver.NONE);
        assertThat(off.exchanges()).isSameAs(ExchangeObserver.NONE);
        off.command("deskside session start").run();
        off.close();
    }

    @Test
    @DisplayName(
            "a request goes on with the trace of its caller, is named by its route, and its log lines by the trace")
    void request() {
        RequestObserver.Observation request = begin(Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01"));
        RequestObserver.Scope scope = request.enter();
        assertThat(MDC.get("traceId")).isEqualTo(TRACE);
        assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(TRACE);
        scope.close();
        assertThat(MDC.get("traceId")).isNull();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        request.end(new RequestObserver.End("/sessions/{session}", 200, Kind.LONG_POLL, Optional.empty()));

        SpanData span = recorder.only();
        assertThat(span.getName()).isEqualTo("GET /sessions/{session}");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(CALLER);
        assertThat(attributes(span))
                .isEqualTo(Map.of(
                        "http.request.method",
                        "GET",
                        "http.route",
                        "/sessions/{session}",
                        "http.response.status_code",
                        "200",
                        "deskside.answer",
                        "long_poll"));
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    @DisplayName("a malformed traceparent begins a new trace, and what no route took has the method's name alone")
    void malformed() {
        begin(Map.of("traceparent", "00-s3cret-" + CALLER + "-01", "tracestate", "s3cret"))
                .end(new RequestObserver.End(RequestObserver.UNMATCHED, 503, Kind.ANSWER, Optional.empty()));

        SpanData span = recorder.only();
        assertThat(span.getName()).isEqualTo("GET");
        assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(attributes(span)).containsEntry("error.type", "503").doesNotContainKey("http.route");
        assertThat(span.toString()).doesNotContain("s3cret");
    }

    @Test
    @DisplayName("a call that fails is told with its code, never with its words")
    void failure() {
        Machines failing = failing(new DesksideException(ErrorCode.UNAVAILABLE, "s3cret is away"));
        assertThatThrownBy(() -> tracing.port(Machines.class, failing).machines(null, null))
                .isInstanceOf(DesksideException.class)
                .hasMessage("s3cret is away");
        Machines broken = failing(new IllegalStateException("s3cret"));
        assertThatThrownBy(() -> tracing.behind(Machines.class, broken).machines(null, null))
                .isInstanceOf(IllegalStateException.class);

        assertThat(recorder.ended())
                .extracting(SpanData::getName)
                .containsExactly("Machines.machines", "provider Machines.machines");
        assertThat(recorder.ended())
                .extracting(TracingTest::attributes)
                .containsExactly(
                        Map.of("deskside.outcome", "unavailable", "error.type", "unavailable"),
                        Map.of("deskside.outcome", "broken", "error.type", "broken"));
        assertThat(recorder.ended()).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).doesNotContain("s3cret");
        });
    }

    @Test
    @DisplayName("the store is told of within a trace alone: a poll that finds nothing is none")
    void store() {
        Follows follows = tracing.store(Follows.class, silent(Follows.class));
        Machines provider = tracing.behind(Machines.class, silent(Machines.class));

        follows.hurry(null);
        tracing.step("follow", () -> follows.hurry(null)).run();
        assertThat(recorder.ended()).isEmpty();

        tracing.step("follow", () -> {
                    follows.hurry(null);
                    provider.machines(null, null);
                    follows.settle(null, null);
                })
                .run();
        assertThat(recorder.ended())
                .extracting(SpanData::getName)
                .containsExactly("provider Machines.machines", "Follows.settle", "follow");
        SpanData step = recorder.ended().get(2);
        assertThat(recorder.ended().subList(0, 2))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(step.getSpanId()));
    }

    @Test
    @DisplayName("a request to the provider carries the trace on, and tells its template and its status")
    void exchange() {
        Runnable command = tracing.command("deskside machines list");
        ExchangeObserver.Exchange exchange = tracing.exchanges()
                .begin(new ExchangeObserver.Head("GET", "/companies/{company}/machines", "127.0.0.1", 8080));
        String parent = exchange.headers().get("traceparent");
        exchange.answered(404);
        command.run();

        SpanData request = recorder.ended().get(0);
        SpanData root = recorder.ended().get(1);
        assertThat(parent).matches("00-%s-%s-0[13]".formatted(root.getTraceId(), request.getSpanId()));
        assertThat(request.getParentSpanId()).isEqualTo(root.getSpanId());
        assertThat(attributes(request))
                .isEqualTo(Map.of(
                        "http.request.method",
                        "GET",
                        "url.template",
                        "/companies/{company}/machines",
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        "8080",
                        "http.response.status_code",
                        "404",
                        "error.type",
                        "404"));
        assertThat(attributes(root)).isEqualTo(Map.of("deskside.outcome", "ok"));
    }

    @Test
    @DisplayName("the trace goes along with a task to another thread, and the attempts are told of the call")
    void carried() {
        List<Runnable> tasks = new ArrayList<>();
        List<String> traces = new ArrayList<>();
        Machines provider = tracing.behind(Machines.class, proxy(Machines.class, () -> {
            tracing.carrying(tasks::add)
                    .execute(() -> traces.add(Span.current().getSpanContext().getTraceId()));
            tracing.provider().begin("machines", "machines").end(new ProviderObserver.End(3, Optional.empty()));
        }));
        provider.machines(null, null);
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        tasks.forEach(Runnable::run);

        assertThat(traces).containsExactly(recorder.only().getTraceId());
        assertThat(attributes(recorder.only())).containsEntry("deskside.attempts", "3");
    }

    @Test
    @DisplayName("a collector that takes nothing is warned of once a minute")
    void warnedOfOnce() {
        Logger log = (Logger) LoggerFactory.getLogger(WarnedExporter.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        try {
            WarnedExporter exporter =
                    new WarnedExporter(new AwayExporter(), URI.create("http://collector.example"), nanos::get);
            exporter.export(List.of());
            exporter.export(List.of());
            assertThat(lines.list).hasSize(1);
            nanos.addAndGet(WarnedExporter.WHILE.toNanos());
            exporter.export(List.of());
            assertThat(lines.list).hasSize(2);
            assertThat(lines.list.get(0).getFormattedMessage())
                    .contains("http://collector.example")
                    .contains("away");
        } finally {
            log.detachAppender(lines);
        }
    }

    /** A collector that isn't there. */
    private static final class AwayExporter implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofExceptionalFailure(new IOException("away"));
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private static <T> T silent(Class<T> port) {
        return proxy(port, () -> {});
    }

    private static Machines failing(RuntimeException failure) {
        return proxy(Machines.class, () -> {
            throw failure;
        });
    }

    private static <T> T proxy(Class<T> port, Runnable call) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, args) -> {
            call.run();
            return null;
        }));
    }

    private RequestObserver.Observation begin(Map<String, String> headers) {
        return tracing.requests()
                .begin(new RequestObserver.Begin(
                        "id-of-request", "GET", name -> Optional.ofNullable(headers.get(name))));
    }

    private static Map<String, String> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().getKey(), each -> each.getValue().toString()));
    }
}
