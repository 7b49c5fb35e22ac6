package dev.deskside.application.port;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who wait that something may have been committed. It says neither what nor whose, may be raised for
 * nothing, and isn't always raised where another node commits: whoever waits looks again from time to time. Safe for
 * use from several threads; starts none.
 */
public final class ChangeSignal implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long count;
    private boolean closed;

    /** A signal that was never raised. */
    public ChangeSignal() {}

    /** Something may have been committed. */
    public void raise() {
        lock.lock();
        try {
            count++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return how often it was raised} */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it was raised more often than that, but no longer than this; not at all once it is closed.
     *
     * @param seen what {@link #count} said before the log was read
     * @param longest the longest to wait
     * @return what is left of the time, zero where it is over or the thread was interrupted, which it still is then
     */
    public Duration await(long seen, Duration longest) {
        return await(longest, seen);
    }

    /**
     * Waits for this long, whatever is raised; see {@link #await}.
     *
     * @param longest the longest to wait
     * @return what is left of the time: zero, unless the thread was interrupted or the signal closed
     */
    public Duration pause(Duration longest) {
        return await(longest, Long.MAX_VALUE);
    }

    private Duration await(Duration longest, long seen) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (left > 0 && count <= seen && !closed) {
                left = told.awaitNanos(left);
            }
            return closed ? Duration.ZERO : Duration.ofNanos(Math.max(0, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go whoever waits, and nobody waits from now on. May be called twice. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether it was closed} */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
