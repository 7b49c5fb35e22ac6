package dev.deskside.bootstrap.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host's OpenTelemetry, which keeps the spans that have ended. */
final class Recorder implements SpanProcessor, OpenTelemetry {
    private final List<SpanData> ended = new CopyOnWriteArrayList<>();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(this).build();

    List<SpanData> ended() {
        return List.copyOf(ended);
    }

    SpanData only() {
        if (ended.size() != 1) {
            throw new AssertionError("not one span: " + ended);
        }
        return ended.get(0);
    }

    @Override
    public TracerProvider getTracerProvider() {
        return provider;
    }

    @Override
    public ContextPropagators getPropagators() {
        return ContextPropagators.noop();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Of interest when it has ended.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
