package dev.deskside.persistence;

import dev.deskside.application.contract.FollowsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sessions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Follows in SQLite")
class JdbcFollowsTest implements FollowsContract {
    private TestStore opened;

    @BeforeEach
    void open(@TempDir Path folder) {
        opened = TestStore.open(folder);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Override
    public Follows follows() {
        return opened.store().follows();
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
