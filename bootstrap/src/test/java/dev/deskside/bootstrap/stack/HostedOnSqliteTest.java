package dev.deskside.bootstrap.stack;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.persistence.SqliteStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The hosted provider on SQLite. */
class HostedOnSqliteTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    @TempDir
    static Path data;

    private static Threads threads;
    private static SqliteStore store;

    private final HostedStage stage = new HostedStage(store.sessions(), store.recordings(), store.accounts());

    @BeforeAll
    static void open() {
        threads = new Threads();
        store = SqliteStore.open(data.resolve("deskside.db"), threads.storeWriter(), 4);
    }

    @AfterAll
    static void close() {
        store.close();
        threads.close();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }

    @Override
    public ControlStage controlStage() {
        return stage;
    }

    @Override
    public MachineStage machineStage() {
        return stage;
    }
}
