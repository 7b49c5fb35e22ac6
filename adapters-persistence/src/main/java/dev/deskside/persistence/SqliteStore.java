package dev.deskside.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The stores of one node: an SQLite database in one file, with a write-ahead log beside it.
 *
 * <ul>
 *   <li>What was acknowledged is on disk ({@code synchronous=FULL}).
 *   <li>One connection writes, any number of threads may; what arrives together shares a commit. Readers have
 *       connections of their own, neither wait for the writer nor keep it waiting, and see what is committed.
 *   <li>The file is created where there is none, readable by its owner alone where the file system knows owners, and
 *       brought up to this version's schema.
 *   <li>Failures of the stores: UNAVAILABLE where the file can't be read or written, where another process has kept it
 *       for longer than 5 s, where all readers are busy for longer than 5 s, and after {@link #close}.
 * </ul>
 *
 * Safe for use from several threads.
 */
public final class SqliteStore extends JdbcStore {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource readers;
    private final SqliteWriter writer;

    private SqliteStore(HikariDataSource readers, SqliteWriter writer, SqlLogger logger, Runnable committed) {
        super(new Pooled(jdbi(readers, logger), writer), committed);
        this.readers = readers;
        this.writer = writer;
    }

    /**
     * Opens the store in this file, which stays open until {@link #close}.
     *
     * @param file where it is, or will be
     * @param writer runs what is written, one task at a time, and nothing else: a write from one of its own tasks would
     *     wait for itself. It has to run what it accepts; shut it down after the store is closed. The store starts no
     *     thread of its own but those of its connection pool.
     * @param readers how many may read at the same time, at least 1
     * @return the store, brought up to this version
     * @throws DesksideException UNRECOGNISED where the file is something else than a store of this or an older version;
     *     it isn't changed then. UNAVAILABLE where it can't be read or written.
     */
    public static SqliteStore open(Path file, Executor writer, int readers) {
        return open(file, writer, readers, SqlLogger.NOP_SQL_LOGGER);
    }

    /**
     * As {@link #open(Path, Executor, int)}, and says when something was committed.
     *
     * @param file where it is, or will be
     * @param writer runs what is written, one task at a time, and nothing else
     * @param readers how many may read at the same time, at least 1
     * @param committed is run after each commit of changes, on the thread that committed them; it must return at once
     * @return the store, brought up to this version
     */
    public static SqliteStore open(Path file, Executor writer, int readers, Runnable committed) {
        return open(file, writer, readers, SqlLogger.NOP_SQL_LOGGER, committed);
    }

    /** As {@link #open(Path, Executor, int)}, telling the logger each statement. */
    static SqliteStore open(Path file, Executor writer, int readers, SqlLogger logger) {
        return open(file, writer, readers, logger, () -> {});
    }

    private static SqliteStore open(Path file, Executor writer, int readers, SqlLogger logger, Runnable committed) {
        Objects.requireNonNull(writer);
        if (readers < 1) {
            throw DesksideException.invalid("readers", "must be at least 1");
        }
        SqliteSchema.prepare(file, dataSource(file, new SQLiteConfig()));
        Handle handle = writingHandle(file, logger);
        try {
            endLeases(file);
            return new SqliteStore(pool(file, readers), new SqliteWriter(handle, writer), logger, committed);
        } catch (RuntimeException e) {
            handle.close();
            throw unopened(e);
        }
    }

    /** Once, and of what is to be sent alone: not a question that somebody asks. */
    private static void endLeases(Path file) {
        jdbi(dataSource(file, new SQLiteConfig()), SqlLogger.NOP_SQL_LOGGER)
                .useHandle(handle -> CallbackCursor.release(Dialect.SQLITE, handle));
    }

    @Override
    public int waitingWrites() {
        return writer.queued();
    }

    /**
     * Lets the commit that is on its way finish, refuses what comes after, and closes the file. May be called twice.
     */
    @Override
    public void close() {
        // The writer last: the last connection to close takes the log into the file, and only a writer can.
        readers.close();
        writer.close();
    }

    private static Handle writingHandle(Path file, SqlLogger logger) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        try {
            return jdbi(dataSource(file, config), logger).open();
        } catch (RuntimeException e) {
            throw unopened(e);
        }
    }

    private static Jdbi jdbi(DataSource source, SqlLogger logger) {
        return Jdbi.create(source).setSqlLogger(logger).setStatementBuilderFactory(new KeptStatements());
    }

    private static HikariDataSource pool(Path file, int size) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("deskside-readers");
        pool.setDataSource(dataSource(file, config));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        // A connection to a file doesn't grow old.
        pool.setMaxLifetime(0);
        pool.setKeepaliveTime(0);
        pool.setRegisterMbeans(false);
        return new HikariDataSource(pool);
    }

    static SQLiteDataSource dataSource(Path file, SQLiteConfig config) {
        config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static RuntimeException unopened(RuntimeException failure) {
        RuntimeException translated = Failures.translate(failure);
        return translated instanceof DesksideException
                ? translated
                : new DesksideException(ErrorCode.UNAVAILABLE, "The store can't be opened.", failure);
    }

    /** Reads on the pool, writes through the writer. */
    private record Pooled(Jdbi readers, SqliteWriter writer) implements Database {
        @Override
        public Dialect dialect() {
            return Dialect.SQLITE;
        }

        @Override
        public <T> T read(Function<Handle, T> question) {
            try {
                return readers.inTransaction(question::apply);
            } catch (RuntimeException e) {
                throw Failures.translate(e);
            }
        }

        @Override
        public <T> T ask(Function<Handle, T> question) {
            try {
                return readers.withHandle(question::apply);
            } catch (RuntimeException e) {
                throw Failures.translate(e);
            }
        }

        @Override
        public <T> T write(Function<Handle, T> unit) {
            return writer.write(unit);
        }
    }
}
