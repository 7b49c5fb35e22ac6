package dev.deskside.bootstrap.trace;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a collector is, as far as a test needs one: it takes OTLP over HTTP, and keeps it. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** A span as it was sent, under the name of the service that sent it. */
    record Told(String service, Span span) {
        String name() {
            return span.getName();
        }

        String traceId() {
            return hex(span.getTraceId());
        }

        static String hex(ByteString id) {
            return HexFormat.of().formatHex(id.toByteArray());
        }

        boolean isChildOf(Told parent) {
            return span.getTraceId().equals(parent.span.getTraceId())
                    && span.getParentSpanId().equals(parent.span.getSpanId());
        }

        boolean isRoot() {
            return span.getParentSpanId().isEmpty();
        }

        boolean hasFailed() {
            return span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
        }

        String attributes() {
            return span.getAttributesList().stream()
                    .sorted(Comparator.comparing(KeyValue::getKey))
                    .map(each -> each.getKey() + "=" + text(each))
                    .collect(Collectors.joining(" "));
        }

        private static String text(KeyValue attribute) {
            return attribute.getValue().hasIntValue()
                    ? Long.toString(attribute.getValue().getIntValue())
                    : attribute.getValue().getStringValue();
        }
    }

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** All that was told of one trace, the earliest first. */
    List<Told> trace(String id) {
        return told.stream()
                .filter(each -> each.traceId().equals(id))
                .sorted(Comparator.comparingLong(each -> each.span().getStartTimeUnixNano()))
                .toList();
    }

    /** Those with this name. */
    Stream<Told> named(String name) {
        return told.stream().filter(each -> each.name().equals(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        for (ResourceSpans resource : request.getResourceSpansList()) {
            String service = resource.getResource().getAttributesList().stream()
                    .filter(each -> each.getKey().equals("service.name"))
                    .map(each -> each.getValue().getStringValue())
                    .findFirst()
                    .orElseThrow();
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> told.add(new Told(service, span)));
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
