package dev.deskside.bootstrap.schedule;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done at the start and then every hour, on a thread of its own: in steps, until there is nothing
 * left to do. A step that fails is logged, and the next hour goes on from there. Closing waits for the step that runs.
 */
public final class Hourly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hourly.class);
    private static final long END_SECONDS = 30;

    private final String name;
    private final BooleanSupplier step;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> schedule;

    private Hourly(String name, BooleanSupplier step) {
        this.name = name;
        this.step = Objects.requireNonNull(step);
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "deskside-" + name);
            made.setDaemon(true);
            return made;
        });
        schedule = thread.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.HOURS);
    }

    /**
     * Begins at once.
     *
     * @param name of what is done, for the log
     * @param step returns whether there is more to do
     * @return what ends it
     */
    public static Hourly start(String name, BooleanSupplier step) {
        return new Hourly(name, step);
    }

    private void run() {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = step.getAsBoolean();
            }
        } catch (RuntimeException e) {
            // Thrown on, it would end the schedule.
            LOG.warn("What is to be done hourly failed: {}; it goes on in an hour", name, e);
        }
    }

    @Override
    public void close() {
        schedule.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
