package dev.deskside.bootstrap.schedule;

import dev.deskside.application.delivery.DeliverDueCallbacks;
import dev.deskside.application.port.Callbacks;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends callbacks for as long as it is open: whenever something was committed or settled, whenever something becomes
 * due, and at least once a second, for what other nodes leave. No failure ends it.
 */
public final class CallbackPump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackPump.class);

    /** So many are taken in one step. */
    private static final int STEP = 64;

    /** What is due and finds no room is looked for again after this, unless something is settled before. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** An attempt takes 15 s at most. */
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(20);

    private final DeliverDueCallbacks delivery;
    private final Callbacks callbacks;
    private final WakeUp wakeUp;
    private final ExecutorService senders;
    private final Thread thread = new Thread(this::pump, "deskside-callbacks");
    private volatile boolean stopped;

    /**
     * A pump that stands still.
     *
     * @param delivery takes what is due
     * @param callbacks says when something is due
     * @param wakeUp raised by whoever commits or settles
     * @param senders what the attempts run on; closing the pump ends them
     */
    public CallbackPump(DeliverDueCallbacks delivery, Callbacks callbacks, WakeUp wakeUp, ExecutorService senders) {
        this.delivery = Objects.requireNonNull(delivery);
        this.callbacks = Objects.requireNonNull(callbacks);
        this.wakeUp = Objects.requireNonNull(wakeUp);
        this.senders = Objects.requireNonNull(senders);
        thread.setDaemon(true);
    }

    /** Sends from now on; a second call does nothing. */
    public synchronized void start() {
        if (thread.getState() == Thread.State.NEW && !stopped) {
            thread.start();
        }
    }

    private void pump() {
        Duration rest = SHORTEST_PAUSE;
        try {
            while (!stopped) {
                try {
                    if (delivery.run(new DeliverDueCallbacks.Command(STEP)) == 0) {
                        wakeUp.await(pause());
                    }
                    rest = SHORTEST_PAUSE;
                } catch (RuntimeException e) {
                    LOG.warn("Callbacks can't be sent at the moment; trying again in {} ms", rest.toMillis(), e);
                    wakeUp.await(rest);
                    rest = shorter(rest.multipliedBy(2), LONGEST_REST);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        Duration until = callbacks.untilDue().orElse(LONGEST_PAUSE);
        return shorter(until.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : until, LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Takes nothing more, and lets what is on its way come to its end, for 20 s at most. */
    @Override
    public void close() {
        synchronized (this) {
            stopped = true;
        }
        wakeUp.run();
        try {
            thread.join();
            senders.shutdown();
            if (!senders.awaitTermination(LAST_ATTEMPTS.toSeconds(), TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
