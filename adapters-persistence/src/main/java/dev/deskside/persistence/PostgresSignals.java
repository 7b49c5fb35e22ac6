package dev.deskside.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes of a database that something was committed, and hears it from them, by NOTIFY and LISTEN. Best
 * effort: what is lost while a connection is gone is found by whoever looks again.
 *
 * <p>It takes one thread of the executor and one connection for listening. To tell takes another thread for as long as
 * it lasts; what is committed meanwhile is told together, so one at a time is on its way.
 */
final class PostgresSignals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);

    private static final String CHANNEL = "deskside_change";

    /** It tells of what is on disk already, and needs not be itself. */
    private static final String TELL =
            "SELECT set_config('synchronous_commit', 'off', true), pg_notify('%s', '')".formatted(CHANNEL);

    /** So long the listener waits for the server before it looks whether it is to end. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource connections;
    private final Database database;
    private final Executor executor;
    private final Runnable committed;
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicReference<Connection> listening = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param committed is run for each of the others' commits, or for several together */
    PostgresSignals(DataSource connections, Database database, Executor executor, Runnable committed) {
        this.connections = Objects.requireNonNull(connections);
        this.database = Objects.requireNonNull(database);
        this.executor = Objects.requireNonNull(executor);
        this.committed = Objects.requireNonNull(committed);
    }

    /** Begins to listen, on one of the executor's threads. */
    PostgresSignals start() {
        executor.execute(this::listen);
        return this;
    }

    /** Something was committed here. Returns at once. */
    void tellOthers() {
        if (isClosed() || !telling.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::tell);
        } catch (RejectedExecutionException e) {
            telling.set(false);
            LOG.debug("Nobody tells the other nodes any more", e);
        }
    }

    private void tell() {
        // Before, not after: what is committed from now on may not be seen yet by whoever is told.
        telling.set(false);
        try {
            database.write(handle -> handle.createQuery(TELL).mapToMap().list());
        } catch (RuntimeException e) {
            LOG.debug("The other nodes were not told; they look by themselves", e);
        }
    }

    private void listen() {
        while (!isClosed()) {
            try (Connection connection = connections.getConnection()) {
                listening.set(connection);
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!isClosed()) {
                    LOG.info("Changes of other nodes are not heard of at the moment; listening again in {}", PAUSE, e);
                }
            }
            waitForEnd();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        // What was told while nobody listened.
        committed.run();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!isClosed()) {
            if (postgres.getNotifications(Math.toIntExact(TURN.toMillis())).length > 0) {
                committed.run();
            }
        }
    }

    private void waitForEnd() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Whoever owns the thread wants it back.
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends the listening. May be called twice. */
    @Override
    public void close() {
        closed.countDown();
        Connection connection = listening.get();
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The listening connection ends by itself", e);
            }
        }
    }
}
