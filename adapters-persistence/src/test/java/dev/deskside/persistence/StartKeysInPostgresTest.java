package dev.deskside.persistence;

import dev.deskside.application.contract.StartKeysContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.StartKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Start keys in PostgreSQL")
class StartKeysInPostgresTest implements StartKeysContract {
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
    public StartKeys startKeys() {
        return store.startKeys();
    }

    @Override
    public Accounts accounts() {
        return store.accounts();
    }
}
