package dev.deskside.bootstrap.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once in a while that a collector doesn't take what it is sent: what it didn't take is lost. */
final class WarnedExporter implements SpanExporter {
    static final Duration WHILE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(WarnedExporter.class);

    private final SpanExporter exporter;
    private final URI collector;
    private final LongSupplier nanos;
    private final AtomicLong nextWarning;

    /** @param nanos a clock that isn't set, such as {@code System::nanoTime} */
    WarnedExporter(SpanExporter exporter, URI collector, LongSupplier nanos) {
        this.exporter = exporter;
        this.collector = collector;
        this.nanos = nanos;
        nextWarning = new AtomicLong(nanos.getAsLong());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                warn(spans.size(), Optional.ofNullable(result.getFailureThrowable()));
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private void warn(int count, Optional<Throwable> why) {
        long now = nanos.getAsLong();
        long next = nextWarning.get();
        if (now - next >= 0 && nextWarning.compareAndSet(next, now + WHILE.toNanos())) {
            LOG.warn(
                    "The collector at {} didn't take {} spans, which are lost{}; said once a minute, nothing else fails",
                    collector,
                    count,
                    why.map(Throwable::getMessage).map(text -> ": " + text).orElse(""));
        }
    }
}
