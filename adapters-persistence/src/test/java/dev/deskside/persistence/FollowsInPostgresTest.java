package dev.deskside.persistence;

import dev.deskside.application.contract.FollowsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Follows in PostgreSQL")
class FollowsInPostgresTest implements FollowsContract {
    private PostgresStore store;

    @BeforeEach
    void open() {
        store = PostgresStore.open(Postgres.emptyDatabase(), 4);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Follows follows() {
        return store.follows();
    }

    @Override
    public Sessions sessions() {
        return store.sessions();
    }

    @Override
    public Accounts accounts() {
        return store.accounts();
    }
}
