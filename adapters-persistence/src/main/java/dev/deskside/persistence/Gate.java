package dev.deskside.persistence;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets many through until it is closed, which waits for those that are inside: a pool would cut them off. */
final class Gate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore places = new Semaphore(ALL);
    private volatile boolean closed;

    /** Does the work; UNAVAILABLE once closed. */
    <T> T through(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw Failures.closed();
        }
        try {
            if (closed) {
                throw Failures.closed();
            }
            return work.get();
        } finally {
            places.release();
        }
    }

    /** Returns when nobody is inside any more. May be called twice. */
    void close() {
        // Before the wait: whoever comes meanwhile would make it longer.
        closed = true;
        places.acquireUninterruptibly(ALL);
        places.release(ALL);
    }
}
