package dev.deskside.http.client;

import dev.deskside.http.transport.Deadline;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * So many calls at once; the others wait for their turn, in order, for a while and not beyond their deadline.
 * Resilience4j's own waits for a fixed time, whatever is left of the call.
 */
final class Bulkhead {
    private final int most;
    private final Semaphore places;
    private final Duration longestWait;

    Bulkhead(int places, Duration longestWait) {
        most = places;
        this.places = new Semaphore(places, true);
        this.longestWait = longestWait;
    }

    /** Makes the call in its turn. {@link NotLetThrough} where that doesn't come. */
    <T> T execute(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } finally {
            places.release();
        }
    }

    int underWay() {
        return most - places.availablePermits();
    }

    /** As many as wait; an estimate while they come and go. */
    int waiting() {
        return places.getQueueLength();
    }

    private void enter() {
        try {
            if (places.tryAcquire(Deadline.cut(longestWait).toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotLetThrough("The calling thread was interrupted; nothing was sent.");
        }
        throw new NotLetThrough(
                "So many calls to the provider are at work that this one's turn didn't come; nothing was"
                        + " sent. Try again later.");
    }
}
