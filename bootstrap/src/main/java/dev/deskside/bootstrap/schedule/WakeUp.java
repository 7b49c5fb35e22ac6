package dev.deskside.bootstrap.schedule;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rouses one thread that waits; raised while it doesn't wait, the next wait is over at once. */
public final class WakeUp implements Runnable {
    private final Semaphore raised = new Semaphore(0);

    /** Rouses it. */
    @Override
    public void run() {
        raised.release();
    }

    /** Waits until it is raised, at most for this long; however often it was raised until now, it counts once. */
    void await(Duration longest) throws InterruptedException {
        if (raised.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
