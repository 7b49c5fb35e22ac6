package dev.deskside.http.client;

import java.time.Duration;
import java.util.Objects;

/**
 * How it stands with one port of a provider at this moment.
 *
 * @param port as {@link ProviderObserver#begin} is told it
 * @param breaker what the port's breaker does
 * @param underWay the calls that the provider is working on
 * @param waiting those that wait for their turn behind them
 * @param pause for how long nothing is sent, because the provider asked for that; zero where it didn't
 */
public record PortState(String port, ProviderObserver.Breaker breaker, int underWay, int waiting, Duration pause) {
    public PortState {
        Objects.requireNonNull(port);
        Objects.requireNonNull(breaker);
        Objects.requireNonNull(pause);
    }
}
