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
import dev.deskside.persistence.Postgres;
import dev.deskside.persistence.PostgresStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The hosted provider on PostgreSQL. */
class HostedOnPostgresTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    private static PostgresStore store;

    private final HostedStage stage = new HostedStage(store.sessions(), store.recordings(), store.accounts());

    @BeforeAll
    static void open() {
        store = PostgresStore.open(Postgres.emptyDatabase(), 4);
    }

    @AfterAll
    static void close() {
        store.close();
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
