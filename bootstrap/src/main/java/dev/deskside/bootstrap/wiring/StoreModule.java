package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Sessions;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.persistence.SqliteStore;
import java.nio.file.Path;

/** The stores in one SQLite file of the data directory. */
final class StoreModule extends PrivateModule {
    /** As many as the server has requests at work on two cores, and some for those that wait for the disk. */
    private static final int READERS = 8;

    private final Path data;
    private final Threads threads;

    StoreModule(Path data, Threads threads) {
        this.data = data;
        this.threads = threads;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    SqliteStore store(Resources resources) {
        return resources.add(SqliteStore.open(data.resolve(Wiring.STORE_FILE), threads.storeWriter(), READERS));
    }

    @Provides
    @Exposed
    Sessions sessions(SqliteStore store) {
        return store.sessions();
    }

    @Provides
    @Exposed
    Recordings recordings(SqliteStore store) {
        return store.recordings();
    }

    @Provides
    @Exposed
    Accounts accounts(SqliteStore store) {
        return store.accounts();
    }
}
