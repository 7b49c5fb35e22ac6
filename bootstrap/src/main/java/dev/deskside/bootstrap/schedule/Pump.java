package dev.deskside.bootstrap.schedule;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one bounded step after another, with a pause between, on a thread of its own. A step that fails is logged, and
 * the next one is taken all the same. Closing lets the step that runs come to its end, and waits for it.
 */
public final class Pump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final long END_SECONDS = 30;

    private final String name;
    private final Duration pause;
    private final Runnable step;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean isFailing;

    /**
     * A pump that isn't running yet.
     *
     * @param name what it does, for the log
     * @param pause how long it rests between two steps
     * @param step what it does
     */
    public Pump(String name, Duration pause, Runnable step) {
        this.name = Objects.requireNonNull(name);
        this.pause = Objects.requireNonNull(pause);
        this.step = Objects.requireNonNull(step);
        this.thread = new Thread(this::run, "deskside-" + name);
        this.thread.setDaemon(true);
    }

    /**
     * Takes steps from now on.
     *
     * @return this pump
     */
    public Pump start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                takeStep();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", name, e);
        }
    }

    /** Where the store is down, each step fails: the first one is told of. */
    private void takeStep() {
        try {
            step.run();
            isFailing = false;
        } catch (RuntimeException | StackOverflowError e) {
            if (!isFailing) {
                LOG.warn("{} failed, and goes on", name, e);
            }
            isFailing = true;
        }
    }
}
