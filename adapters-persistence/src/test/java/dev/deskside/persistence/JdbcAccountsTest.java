package dev.deskside.persistence;

import dev.deskside.application.contract.AccountsContract;
import dev.deskside.application.port.Accounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one file, so that each test finds what the others left. */
@DisplayName("Accounts in SQLite")
class JdbcAccountsTest implements AccountsContract {
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
    public Accounts accounts() {
        return opened.store().accounts();
    }
}
