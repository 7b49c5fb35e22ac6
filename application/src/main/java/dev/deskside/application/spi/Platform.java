package dev.deskside.application.spi;

import dev.deskside.application.port.Ids;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/**
 * What the platform gives to an adapter, which reads no clock, makes no chance and starts no thread by itself.
 *
 * @param clock the time, in UTC
 * @param ids the only source of chance
 * @param executor threads for calls to the other side, as many as are needed at once. It belongs to the platform, which
 *     ends it after the provider was closed: a task that goes on for ever has to end when the provider is closed.
 */
public record Platform(Clock clock, Ids ids, ExecutorService executor) {
    public Platform {
        Objects.requireNonNull(clock);
        Objects.requireNonNull(ids);
        Objects.requireNonNull(executor);
    }
}
