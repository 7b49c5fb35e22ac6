package dev.deskside.persistence;

import dev.deskside.application.contract.RetentionContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Retention in PostgreSQL")
class RetentionInPostgresTest implements RetentionContract {
    private static PostgresStore store;

    @BeforeAll
    static void open() {
        store = PostgresStore.open(Postgres.emptyDatabase(), 4);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    public Retention retention() {
        return store.retention();
    }

    @Override
    public Sessions sessions() {
        return store.sessions();
    }

    @Override
    public Recordings recordings() {
        return store.recordings();
    }

    @Override
    public Callbacks callbacks() {
        return store.callbacks();
    }

    @Override
    public Accounts accounts() {
        return store.accounts();
    }
}
