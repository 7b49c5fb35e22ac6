package dev.deskside.persistence;

import dev.deskside.application.contract.RetentionContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Retention in SQLite")
class JdbcRetentionTest implements RetentionContract {
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
    public Retention retention() {
        return opened.store().retention();
    }

    @Override
    public Sessions sessions() {
        return opened.store().sessions();
    }

    @Override
    public Recordings recordings() {
        return opened.store().recordings();
    }

    @Override
    public Callbacks callbacks() {
        return opened.store().callbacks();
    }

    @Override
    public Accounts accounts() {
        return opened.store().accounts();
    }
}
