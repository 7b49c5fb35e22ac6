package dev.deskside.persistence;

import dev.deskside.application.contract.PersonalDataContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Sessions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Personal data in SQLite")
class JdbcPersonalDataTest implements PersonalDataContract {
    private static TestStore opened;

    @BeforeAll
    static void open(@TempDir Path folder) {
        opened = TestStore.open(folder);
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @Override
    public PersonalData personalData() {
        return opened.store().personalData();
    }

    @Override
    public Sessions sessions() {
        return opened.store().sessions();
    }

    @Override
    public Accounts accounts() {
        return opened.store().accounts();
    }
}
