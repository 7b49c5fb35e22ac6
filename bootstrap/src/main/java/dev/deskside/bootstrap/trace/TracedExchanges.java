package dev.deskside.bootstrap.trace;

import dev.deskside.http.client.ExchangeObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.TreeMap;

/** A span for each request to a provider, which carries on the trace. */
final class TracedExchanges implements ExchangeObserver {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final int REFUSED = 400;

    private final Spans spans;

    TracedExchanges(Spans spans) {
        this.spans = spans;
    }

    @Override
    public Exchange begin(Head head) {
        Context around = Context.current();
        Span span = spans.tracer()
                .spanBuilder(head.method() + " " + head.template())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(around)
                .setAttribute(METHOD, head.method())
                .setAttribute(TEMPLATE, head.template())
                .setAttribute(HOST, head.host())
                .setAttribute(PORT, (long) head.port())
                .startSpan();
        return new Request(span, around.with(span));
    }

    private record Request(Span span, Context context) implements Exchange {
        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>();
            Spans.PROPAGATOR.inject(context, headers, (carrier, name, value) -> headers.put(name, value));
            return headers;
        }

        @Override
        public void answered(int status) {
            span.setAttribute(STATUS, (long) status);
            if (status >= REFUSED) {
                Spans.fail(span, Integer.toString(status));
            }
            span.end();
        }

        @Override
        public void failed(Throwable why) {
            Spans.fail(span, why.getClass().getName());
            span.end();
        }
    }
}
