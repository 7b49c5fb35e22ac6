package dev.deskside.persistence;

import dev.deskside.application.contract.StartKeysContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.StartKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one database, so that each test finds what the others left. */
@DisplayName("Start keys in SQLite")
class JdbcStartKeysTest implements StartKeysContract {
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
    public StartKeys startKeys() {
        return opened.store().startKeys();
    }

    @Override
    public Accounts accounts() {
        return opened.store().accounts();
    }
}
