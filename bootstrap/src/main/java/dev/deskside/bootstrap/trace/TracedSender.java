package dev.deskside.bootstrap.trace;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A span for each status callback that is sent: in a trace of its own, which links to that of the change where that is
 * known, since it may be sent days later. The receiver isn't told of it: it is somebody else's.
 */
final class TracedSender implements CallbackSender {
    private static final AttributeKey<String> ID = AttributeKey.stringKey("deskside.callback");
    private static final AttributeKey<String> RESULT = AttributeKey.stringKey("deskside.result");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    private final CallbackSender sender;
    private final Spans spans;
    private final Origins origins;

    TracedSender(CallbackSender sender, Spans spans, Origins origins) {
        this.sender = Objects.requireNonNull(sender);
        this.spans = spans;
        this.origins = origins;
    }

    @Override
    public CallbackAnswer send(OutgoingCallback callback) {
        SpanBuilder beginning = spans.tracer()
                .spanBuilder("CallbackSender.send")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(ID, callback.id().value());
        origins.of(callback.id()).ifPresent(beginning::addLink);
        Span span = beginning.startSpan();
        Optional<Throwable> failure = Optional.empty();
        Scope scope = span.makeCurrent();
        try {
            CallbackAnswer answer = sender.send(callback);
            span.setAttribute(RESULT, answer.result().name().toLowerCase(Locale.ROOT));
            answer.status().ifPresent(status -> span.setAttribute(STATUS, (long) status));
            return answer;
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            scope.close();
            Spans.end(span, failure);
        }
    }
}
