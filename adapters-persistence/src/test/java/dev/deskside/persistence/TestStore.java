package dev.deskside.persistence;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.statement.SqlLogger;

/** A store with a thread of its own to write on. */
record TestStore(SqliteStore store, ExecutorService thread) implements AutoCloseable {
    static TestStore open(Path folder) {
        return open(folder, SqlLogger.NOP_SQL_LOGGER);
    }

    static TestStore open(Path folder, SqlLogger logger) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return new TestStore(SqliteStore.open(file(folder), thread, 4, logger), thread);
        } catch (RuntimeException e) {
            thread.shutdown();
            throw e;
        }
    }

    static Path file(Path folder) {
        return folder.resolve("deskside.db");
    }

    @Override
    public void close() {
        store.close();
        thread.shutdown();
    }
}
