package dev.deskside.bootstrap.trace;

import dev.deskside.bootstrap.settings.Traces;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends spans to a collector, in batches and on threads of its own: whoever ends a span waits for nothing, and where
 * more come than go, the newest are dropped.
 */
final class Export implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BATCH_PAUSE = Duration.ofSeconds(1);

    /**
     * What the exporter's own words of a failure go to: each with a stack, to standard error. Held here, since the
     * JDK's log forgets the level of what nobody holds.
     */
    private static final Logger ITS_WORDS = Logger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter");

    private final SdkTracerProvider provider;
    private final Duration farewell;

    private Export(SdkTracerProvider provider, Duration farewell) {
        this.provider = provider;
        this.farewell = farewell;
    }

    /**
     * To this collector.
     *
     * @param service whose spans they are, as it is called there
     * @param farewell the longest that closing waits for the last ones to be taken
     */
    static Export open(Traces settings, String service, Duration farewell) {
        ITS_WORDS.setLevel(Level.OFF);
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address(settings.collector()).toString())
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setTimeout(TIMEOUT)
                // Once more would fill the queue while a collector is away; what it misses is only looked at.
                .setRetryPolicy(null)
                .build();
        return new Export(
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(named(service))))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
                        .addSpanProcessor(BatchSpanProcessor.builder(
                                        new WarnedExporter(exporter, settings.collector(), System::nanoTime))
                                .setScheduleDelay(BATCH_PAUSE)
                                .setExporterTimeout(TIMEOUT)
                                .build())
                        .build(),
                farewell);
    }

    SdkTracerProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        provider.shutdown().join(farewell.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What OTLP has below the base URL. */
    private static URI address(URI collector) {
        String base = collector.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/traces");
    }

    private static Attributes named(String service) {
        return Attributes.builder()
                .put("service.namespace", "deskside")
                .put("service.name", service)
                .put("service.instance.id", UUID.randomUUID().toString())
                .put(
                        "service.version",
                        Optional.ofNullable(Export.class.getPackage().getImplementationVersion())
                                .orElse("unpackaged"))
                .build();
    }
}
