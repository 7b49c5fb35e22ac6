package dev.deskside.persistence;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;

/** The stores in one database, whichever it is: a subclass opens and closes it. */
abstract class JdbcStore implements Store {
    private final JdbcSessions sessions;
    private final Follows follows;
    private final Recordings recordings;
    private final Callbacks callbacks;
    private final Accounts accounts;
    private final StartKeys startKeys;
    private final Retention retention;
    private final PersonalData personalData;
    private final StoreKey key;
    private final JdbcFigures figures;

    /** @param committed is run after each commit that has changes */
    JdbcStore(Database database, Runnable committed) {
        this.sessions = new JdbcSessions(database, committed);
        this.follows = new JdbcFollows(database);
        this.recordings = new JdbcRecordings(database);
        this.callbacks = new JdbcCallbacks(database);
        this.accounts = new JdbcAccounts(database);
        this.startKeys = new JdbcStartKeys(database);
        this.retention = new JdbcRetention(database);
        this.personalData = new JdbcPersonalData(database);
        this.key = new StoreKey(database);
        this.figures = new JdbcFigures(database);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Follows follows() {
        return follows;
    }

    @Override
    public Recordings recordings() {
        return recordings;
    }

    @Override
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public void onCallbackDue(Runnable listener) {
        sessions.onCallbackDue(listener);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public StartKeys startKeys() {
        return startKeys;
    }

    @Override
    public Retention retention() {
        return retention;
    }

    @Override
    public PersonalData personalData() {
        return personalData;
    }

    @Override
    public boolean isKeyedBy(String fingerprint) {
        return key.is(fingerprint);
    }

    @Override
    public StoreFigures figures() {
        return figures.read();
    }

    @Override
    public void probe() {
        figures.probe();
    }
}
