package dev.deskside.bootstrap.adapter;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The platform's threads, lent to an adapter: its tasks find its own classes, and it can't end what isn't its own. */
final class AdapterExecutor extends AbstractExecutorService {
    private final ExecutorService platform;
    private final AdapterContext context;

    AdapterExecutor(ExecutorService platform, AdapterContext context) {
        this.platform = platform;
        this.context = context;
    }

    @Override
    public void execute(Runnable task) {
        platform.execute(() -> context.run(task));
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("The platform's threads are ended by the platform");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("The platform's threads are ended by the platform");
    }

    @Override
    public boolean isShutdown() {
        return platform.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return platform.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return platform.awaitTermination(timeout, unit);
    }
}
