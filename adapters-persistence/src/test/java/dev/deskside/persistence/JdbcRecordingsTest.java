package dev.deskside.persistence;

import dev.deskside.application.contract.RecordingsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Recordings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one file, so that each test finds what the others left. */
@DisplayName("Recordings in SQLite")
class JdbcRecordingsTest implements RecordingsContract {
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
    public Recordings recordings() {
        return opened.store().recordings();
    }

    @Override
    public Accounts accounts() {
        return opened.store().accounts();
    }
}
