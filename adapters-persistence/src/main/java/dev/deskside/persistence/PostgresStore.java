package dev.deskside.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The stores of several nodes: one PostgreSQL database that all of them open.
 *
 * <ul>
 *   <li>What was acknowledged is on the server's disk: where the server has {@code synchronous_commit} off, each
 *       connection of ours has it on.
 *   <li>Any number of threads and nodes may write. Readers see one snapshot each, and neither wait for writers nor keep
 *       them waiting.
 *   <li>An empty database is brought up to this version's schema; of nodes that start at once, one does it and the
 *       others wait.
 *   <li>Failures of the stores: UNAVAILABLE where the server can't be reached, stops or has no room, where all
 *       connections are busy for longer than 5 s, and after {@link #close}. A server that is lost while it commits may
 *       have written all or nothing of what is answered so.
 * </ul>
 *
 * Safe for use from several threads.
 */
public final class PostgresStore extends JdbcStore {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A server that says nothing for so long is taken for lost. None of our statements takes nearly as long. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Where a commit would be answered before it is on disk. Whoever set more than "on" keeps it. */
    private static final String DURABLE =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private final HikariDataSource readers;
    private final HikariDataSource writers;
    private final Pooled database;
    private final Optional<PostgresSignals> signals;

    private PostgresStore(
            HikariDataSource readers,
            HikariDataSource writers,
            Pooled database,
            Optional<PostgresSignals> signals,
            Runnable committed) {
        super(database, () -> {
            committed.run();
            signals.ifPresent(PostgresSignals::tellOthers);
        });
        this.readers = readers;
        this.writers = writers;
        this.database = database;
        this.signals = signals;
    }

    /**
     * Opens the store in this database, which stays open until {@link #close}.
     *
     * @param address which database, as whom
     * @param connections how many may read at the same time, and how many may write, each at least 1
     * @return the store, brought up to this version
     * @throws DesksideException UNRECOGNISED where the database holds something else than a store of this or an older
     *     version; it isn't changed then. UNAVAILABLE where it can't be reached.
     */
    public static PostgresStore open(PostgresAddress address, int connections) {
        return open(address, connections, SqlLogger.NOP_SQL_LOGGER);
    }

    /**
     * As {@link #open(PostgresAddress, int)}, and says when something was committed.
     *
     * @param address which database, as whom
     * @param connections how many may read at the same time, and how many may write, each at least 1
     * @param background runs what listens to the other nodes, on a thread of its own until {@link #close}, and what
     *     tells them; has to have a second thread for that
     * @param committed is run after each commit of changes here, on its thread, and soon after those of other nodes;
     *     once for several, and sometimes for nothing. Not where the server can't be reached: whoever waits for it
     *     looks again by itself. It must return at once.
     * @return the store, brought up to this version
     */
    public static PostgresStore open(
            PostgresAddress address, int connections, Executor background, Runnable committed) {
        PostgresStore store = open(
                address,
                connections,
                SqlLogger.NOP_SQL_LOGGER,
                Optional.of(database ->
                        new PostgresSignals(dataSource(address, Duration.ZERO), database, background, committed)),
                committed);
        try {
            store.signals.ifPresent(PostgresSignals::start);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    /** As {@link #open(PostgresAddress, int)}, telling the logger each statement. */
    static PostgresStore open(PostgresAddress address, int connections, SqlLogger logger) {
        return open(address, connections, logger, Optional.empty(), () -> {});
    }

    private static PostgresStore open(
            PostgresAddress address,
            int connections,
            SqlLogger logger,
            Optional<Function<Database, PostgresSignals>> signals,
            Runnable committed) {
        if (connections < 1) {
            throw DesksideException.invalid("connections", "must be at least 1");
        }
        PostgresSchema.prepare(dataSource(address, Duration.ZERO));
        HikariDataSource readers = pool("deskside-readers", address, connections, true);
        try {
            HikariDataSource writers = pool("deskside-writers", address, connections, false);
            Pooled database = new Pooled(new Gate(), jdbi(readers, logger), jdbi(writers, logger));
            return new PostgresStore(readers, writers, database, signals.map(of -> of.apply(database)), committed);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    /** Where the adapters of this package send their SQL: for those that only several nodes need. */
    Database database() {
        return database;
    }

    /** Those that wait for a connection. */
    @Override
    public int waitingWrites() {
        return writers.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        signals.ifPresent(PostgresSignals::close);
        database.gate().close();
        readers.close();
        writers.close();
    }

    /** Connections outside of any pool. A schema may take longer to change than {@link #SILENCE}. */
    static DataSource dataSource(PostgresAddress address, Duration silence) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(address.url());
        } catch (IllegalArgumentException e) {
            // The driver's own message repeats the URL.
            throw DesksideException.invalid("database", "is no URL such as jdbc:postgresql://host:5432/name");
        }
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(source::setPassword);
        source.setApplicationName("deskside");
        source.setConnectTimeout(Math.toIntExact(PATIENCE.toSeconds()));
        source.setLoginTimeout(Math.toIntExact(PATIENCE.toSeconds()));
        source.setSocketTimeout(Math.toIntExact(silence.toSeconds()));
        source.setTcpKeepAlive(true);
        return source;
    }

    private static Jdbi jdbi(DataSource source, SqlLogger logger) {
        return Jdbi.create(source).setSqlLogger(logger);
    }

    private static HikariDataSource pool(String name, PostgresAddress address, int size, boolean readOnly) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(dataSource(address, SILENCE));
        pool.setReadOnly(readOnly);
        // A question that needs two statements sees one snapshot. A writer that waited for another looks again.
        pool.setTransactionIsolation(readOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql(DURABLE);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setRegisterMbeans(false);
        try {
            return new HikariDataSource(pool);
        } catch (RuntimeException e) {
            RuntimeException translated = Failures.translate(e);
            throw translated instanceof DesksideException
                    ? translated
                    : new DesksideException(ErrorCode.UNAVAILABLE, "The store can't be opened.", e);
        }
    }

    /** Reads on one pool, writes on the other. */
    private record Pooled(Gate gate, Jdbi readers, Jdbi writers) implements Database {
        /** So often a unit is begun that the server has undone because of another one. */
        private static final int ATTEMPTS = 5;

        @Override
        public Dialect dialect() {
            return Dialect.POSTGRESQL;
        }

        @Override
        public <T> T read(Function<Handle, T> question) {
            try {
                return gate.through(() -> readers.inTransaction(question::apply));
            } catch (RuntimeException e) {
                throw Failures.translate(e);
            }
        }

        @Override
        public <T> T ask(Function<Handle, T> question) {
            try {
                return gate.through(() -> readers.withHandle(question::apply));
            } catch (RuntimeException e) {
                throw Failures.translate(e);
            }
        }

        @Override
        public <T> T write(Function<Handle, T> unit) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return gate.through(() -> writers.inTransaction(unit::apply));
                } catch (RuntimeException e) {
                    if (attempt == ATTEMPTS || !undoneForAnother(e)) {
                        throw Failures.translate(e);
                    }
                }
            }
        }

        private static boolean undoneForAnother(RuntimeException failure) {
            return Failures.sql(failure)
                    .map(SQLException::getSQLState)
                    .filter(Failures::isUndoneForAnother)
                    .isPresent();
        }
    }
}
