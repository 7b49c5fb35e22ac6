package dev.deskside.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The one writer of an SQLite file. Units that arrive while another commit is on its way share the next one: a commit
 * waits for the disk, and its wait is the same for one unit as for a hundred. Each has a savepoint of its own, so that
 * one that fails is undone alone; each is acknowledged only after the commit.
 *
 * <p>No caller waits for nothing: where the executor refuses, the commit fails or the writer is closed, each gets
 * UNAVAILABLE.
 */
final class SqliteWriter implements AutoCloseable {
    private static final int MOST_OF_A_COMMIT = 256;

    private final Handle handle;
    private final Executor executor;
    private final Object queueLock = new Object();
    private final Queue<Unit<?>> queue = new ArrayDeque<>();
    private boolean draining;
    private boolean closed;

    /**
     * A writer on this handle, which it owns.
     *
     * @param executor runs one task at a time; nobody who writes runs on it
     */
    SqliteWriter(Handle handle, Executor executor) {
        this.handle = Objects.requireNonNull(handle);
        this.executor = Objects.requireNonNull(executor);
    }

    /** Runs the unit in a transaction and returns its result after the commit; rethrows what the unit throws. */
    <T> T write(Function<Handle, T> work) {
        Unit<T> unit = new Unit<>(work);
        boolean start;
        synchronized (queueLock) {
            if (closed) {
                throw Failures.closed();
            }
            queue.add(unit);
            start = !draining;
            draining = true;
        }
        if (start) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                refuseQueued(Failures.unavailable(e));
            }
        }
        return unit.result();
    }

    /** How many units wait for a commit that hasn't begun. */
    int queued() {
        synchronized (queueLock) {
            return queue.size();
        }
    }

    /** Refuses what isn't begun, waits for the commit that is on its way, and closes the connection. */
    @Override
    public void close() {
        synchronized (queueLock) {
            closed = true;
        }
        refuseQueued(Failures.closed());
        synchronized (handle) {
            handle.close();
        }
    }

    private void refuseQueued(RuntimeException why) {
        List<Unit<?>> refused;
        synchronized (queueLock) {
            draining = false;
            refused = new ArrayList<>(queue);
            queue.clear();
        }
        refused.forEach(unit -> unit.refuse(why));
    }

    private void drain() {
        for (List<Unit<?>> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                synchronized (handle) {
                    commit(batch);
                }
            } catch (SQLException | RuntimeException | Error e) {
                RuntimeException why = Failures.unavailable(e);
                batch.forEach(unit -> unit.refuse(why));
            }
            batch.forEach(Unit::acknowledge);
        }
    }

    private List<Unit<?>> next() {
        synchronized (queueLock) {
            List<Unit<?>> batch = new ArrayList<>();
            while (batch.size() < MOST_OF_A_COMMIT && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            draining = !batch.isEmpty();
            return batch;
        }
    }

    private void commit(List<Unit<?>> batch) throws SQLException {
        Connection connection = handle.getConnection();
        // Spelled out: the driver's own transactions begin when it sees fit, and a savepoint may come first.
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (Unit<?> unit : batch) {
                    statement.execute("SAVEPOINT unit");
                    if (!unit.run(handle)) {
                        statement.execute("ROLLBACK TO unit");
                    }
                    statement.execute("RELEASE unit");
                }
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException | Error e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement, Throwable why) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
            why.addSuppressed(e);
        }
    }

    /** A unit of work and whoever waits for it. */
    private static final class Unit<T> {
        private final Function<Handle, T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private T result;
        private Throwable failure;

        Unit(Function<Handle, T> work) {
            this.work = Objects.requireNonNull(work);
        }

        /** Whether it came through. */
        boolean run(Handle handle) {
            try {
                result = work.apply(handle);
                return true;
            } catch (RuntimeException e) {
                failure = Failures.translate(e);
            } catch (Error e) {
                failure = e;
            }
            return false;
        }

        void acknowledge() {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        }

        void refuse(RuntimeException why) {
            done.completeExceptionally(why);
        }

        /** Not to be interrupted: whether it was written must be known. */
        T result() {
            try {
                return done.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failed) {
                    throw failed;
                }
                throw e;
            }
        }
    }
}
