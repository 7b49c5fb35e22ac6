package dev.deskside.persistence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class WaitsOnTheCommonPool {
    /** A timer thread that nobody owns. */
    public CompletableFuture<String> run(CompletableFuture<String> future) {
        return future.orTimeout(1, TimeUnit.SECONDS);
    }
}
