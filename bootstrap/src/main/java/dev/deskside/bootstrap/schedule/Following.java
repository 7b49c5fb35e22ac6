package dev.deskside.bootstrap.schedule;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener each change, on one thread of its own, until it is closed. */
public final class Following implements AutoCloseable {
    /** So long it waits for a change before it looks whether it is to end. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final ListChanges changes;
    private final Caller caller;
    private final ChangeListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<PageCursor> place;
    private Duration pause = FIRST_PAUSE;
    private volatile Thread teller;

    private Following(ListChanges changes, Caller caller, Optional<PageCursor> place, ChangeListener listener) {
        this.changes = changes;
        this.caller = caller;
        this.place = place;
        this.listener = Objects.requireNonNull(listener);
    }

    /**
     * Follows from here on. Fails as {@link ListChanges#run} does where it can't begin; what fails later is tried
     * again.
     *
     * @param changes the log
     * @param caller whose sessions
     * @param after the place to go on from; absent for the beginning
     * @param listener hears of each change
     * @param executor has a thread for it until it is closed
     * @return what ends it
     */
    public static Following start(
            ListChanges changes,
            Caller caller,
            Optional<PageCursor> after,
            ChangeListener listener,
            Executor executor) {
        ChangedSessions first = changes.run(new ListChanges.Query(caller, after, 1, Duration.ZERO));
        // "From now on" is now, not when the thread comes to it.
        Optional<PageCursor> from = first.changes().isEmpty() ? Optional.of(first.next()) : after;
        Following following = new Following(changes, caller, from, listener);
        executor.execute(following::run);
        return following;
    }

    /** Ends it when the change that is being told is done, and waits for that, but not on the listener's own thread. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread().equals(teller)) {
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether nothing is told any more} */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void run() {
        teller = Thread.currentThread();
        try {
            while (!isClosed()) {
                try {
                    next();
                    pause = FIRST_PAUSE;
                } catch (RuntimeException e) {
                    LOG.warn("A listener or the log of changes failed; once more in {}", pause, e);
                    rest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void next() {
        ChangedSessions page = changes.run(new ListChanges.Query(caller, place, ListChanges.MOST, TURN));
        for (ChangedSession change : page.changes()) {
            if (isClosed()) {
                return;
            }
            listener.onChange(change);
            place = Optional.of(change.place());
            pause = FIRST_PAUSE;
        }
        place = Optional.of(page.next());
    }

    private void rest() throws InterruptedException {
        if (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
