package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.bootstrap.observe.ObservedPort;
import dev.deskside.bootstrap.observe.Observers;
import dev.deskside.bootstrap.observe.StoreWatch;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.schedule.WakeUp;
import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.DesksideException;
import dev.deskside.persistence.PostgresStore;
import dev.deskside.persistence.SqliteStore;
import dev.deskside.persistence.Store;

/** The stores: in one SQLite file of the data directory, or in the database that several nodes share. */
final class StoreModule extends PrivateModule {
    /** As many as the server has requests at work on two cores, and some for those that wait for the disk. */
    private static final int READERS = 8;

    private final Settings settings;
    private final KeyedHash key;
    private final Threads threads;

    StoreModule(Settings settings, KeyedHash key, Threads threads) {
        this.settings = settings;
        this.key = key;
        this.threads = threads;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    Store store(Resources resources, WakeUp wakeUp, ChangeSignal signal) {
        Store store = resources.add(open(signal::raise));
        store.onCallbackDue(wakeUp);
        // Links that one key made are dead ones under another, and each node would make its own.
        if (!store.isKeyedBy(KeyFingerprint.of(key))) {
            throw DesksideException.invalid(
                    Setting.SERVER_KEY_FILE.key(),
                    "is another key than the one that this store's links are made with: every node needs a copy of that one");
        }
        return store;
    }

    private Store open(Runnable committed) {
        return settings.database()
                .<Store>map(database ->
                        PostgresStore.open(Wiring.address(database), READERS, threads.background(), committed))
                .orElseGet(() -> SqliteStore.open(
                        settings.data().resolve(Wiring.STORE_FILE), threads.storeWriter(), READERS, committed));
    }

    @Provides
    @Singleton
    @Exposed
    Sessions sessions(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(Sessions.class, "sessions", tracing.sessions(store.sessions()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    Callbacks callbacks(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(Callbacks.class, "callbacks", tracing.callbacks(store.callbacks()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    Follows follows(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                Follows.class, "follows", tracing.store(Follows.class, store.follows()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    Recordings recordings(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                Recordings.class,
                "recordings",
                tracing.store(Recordings.class, store.recordings()),
                observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    StartKeys startKeys(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                StartKeys.class, "start-keys", tracing.store(StartKeys.class, store.startKeys()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    Retention retention(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                Retention.class, "retention", tracing.store(Retention.class, store.retention()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    PersonalData personalData(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                PersonalData.class,
                "personal-data",
                tracing.store(PersonalData.class, store.personalData()),
                observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    Accounts accounts(Store store, Observers observers, Tracing tracing) {
        return ObservedPort.of(
                Accounts.class, "accounts", tracing.store(Accounts.class, store.accounts()), observers.stores());
    }

    @Provides
    @Singleton
    @Exposed
    StoreWatch watch(Store store) {
        return new StoreWatch(store, threads.background());
    }
}
