package dev.deskside.bootstrap.trace;

import dev.deskside.http.client.ProviderObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** How often the provider was asked, in the span of the call: 0 where a breaker or a pause has kept it back. */
final class Attempts implements ProviderObserver {
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("deskside.attempts");

    @Override
    public Observation begin(String port, String operation) {
        Span call = Span.current();
        return new Observation() {
            @Override
            public void end(End end) {
                call.setAttribute(ATTEMPTS, (long) end.attempts());
            }
        };
    }
}
