package dev.deskside.bootstrap.observe;

import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import dev.deskside.persistence.Store;
import dev.deskside.persistence.StoreFigures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** How it stands with the store. It is asked every few seconds at most, and nobody waits for one that hangs. */
public final class StoreWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FIGURES_KEPT = Duration.ofSeconds(5);
    private static final Duration PROBE_KEPT = Duration.ofSeconds(2);

    private final Store store;
    private final Latest<StoreFigures> figures;
    private final Latest<Boolean> writable;

    /**
     * @param store the store
     * @param executor has a thread at once, for a question to the store
     */
    public StoreWatch(Store store, Executor executor) {
        this.store = store;
        figures = new Latest<>(store::figures, executor, System::nanoTime, FIGURES_KEPT, PATIENCE);
        writable = new Latest<>(
                () -> {
                    store.probe();
                    return true;
                },
                executor,
                System::nanoTime,
                PROBE_KEPT,
                PATIENCE);
    }

    /** Counts of the last seconds; absent where the store doesn't answer. */
    Optional<StoreFigures> figures() {
        return figures.get();
    }

    int waitingWrites() {
        return store.waitingWrites();
    }

    /** {@return whether it can be reached and written} */
    public Part part() {
        return new Part("store", writable.get().isPresent() ? State.UP : State.DOWN);
    }
}
