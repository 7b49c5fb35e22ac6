package example;

import dev.deskside.http.client.ProviderObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How long the provider's calls take, and how they end. */
final class ProviderMeters implements ProviderObserver {
    private final MeterRegistry meters;

    ProviderMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Observation begin(String port, String operation) {
        Timer.Sample sample = Timer.start(meters);
        return new Observation() {
            @Override
            public void end(End end) {
                sample.stop(
                        meters.timer("provider.calls", "port", port, "operation", operation, "outcome", end.outcome()));
            }
        };
    }
}
