package dev.deskside.persistence;

import dev.deskside.application.contract.PersonalDataContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Personal data in PostgreSQL")
class PersonalDataInPostgresTest implements PersonalDataContract {
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
    public PersonalData personalData() {
        return store.personalData();
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
