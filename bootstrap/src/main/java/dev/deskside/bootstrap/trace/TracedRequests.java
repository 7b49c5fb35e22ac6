package dev.deskside.bootstrap.trace;

import dev.deskside.http.server.RequestObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Locale;
import java.util.Set;
import org.slf4j.MDC;

/**
 * A span for each request that comes in, in the trace that its caller began; its trace's id in the lines of the log.
 */
final class TracedRequests implements RequestObserver {
    /** What the id of the trace is called among a log line's values. */
    static final String LOG_KEY = "traceId";

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("deskside.answer");
    private static final Set<String> NO_ROUTES = Set.of(UNMATCHED, MALFORMED);
    private static final int TO_BLAME = 500;
    private static final TextMapGetter<Begin> HEADERS =
            (begin, name) -> begin == null ? null : begin.header().apply(name).orElse(null);

    private final Spans spans;

    TracedRequests(Spans spans) {
        this.spans = spans;
    }

    @Override
    public Observation begin(Begin begin) {
        // Where an agent of the host has begun the request's span, it has read the headers, too.
        Context around = Context.current();
        Context parent = Span.fromContext(around).getSpanContext().isValid()
                ? around
                : Spans.PROPAGATOR.extract(around, begin, HEADERS);
        String method = begin.method().equals("OTHER") ? "_OTHER" : begin.method();
        Span span = spans.tracer()
                .spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute(METHOD, method)
                .startSpan();
        return new Request(span, parent.with(span), method);
    }

    private record Request(Span span, Context context, String method) implements Observation {
        @Override
        public Scope enter() {
            io.opentelemetry.context.Scope scope = Spans.enter(context);
            MDC.put(LOG_KEY, span.getSpanContext().getTraceId());
            return () -> {
                MDC.remove(LOG_KEY);
                scope.close();
            };
        }

        @Override
        public void end(End end) {
            if (!NO_ROUTES.contains(end.route())) {
                span.updateName(method + " " + end.route());
                span.setAttribute(ROUTE, end.route());
            }
            span.setAttribute(STATUS, (long) end.status());
            if (end.kind() != Kind.ANSWER) {
                span.setAttribute(KIND, end.kind().name().toLowerCase(Locale.ROOT));
            }
            if (end.status() >= TO_BLAME) {
                Spans.fail(span, Integer.toString(end.status()));
            }
            end.failure().ifPresent(why -> Spans.fail(span, why.getClass().getName()));
            span.end();
        }
    }
}
