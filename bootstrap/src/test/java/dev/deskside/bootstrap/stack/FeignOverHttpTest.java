package dev.deskside.bootstrap.stack;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.StoresOf;
import dev.deskside.bootstrap.schedule.Threads;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The Feign adapters over HTTP to the hosted provider on SQLite. */
class FeignOverHttpTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    @TempDir
    static Path data;

    private static Threads threads;
    private static Deskside deskside;
    private static URI address;

    private final WireStage stage =
            new WireStage(address, deskside.accounts(), StoresOf.recordings(deskside), threads.upstream());

    @BeforeAll
    static void serve() {
        threads = new Threads();
        deskside = Deskside.builder().data(data).listen("127.0.0.1", 0).open();
        address = deskside.serve();
    }

    @AfterAll
    static void close() {
        deskside.close();
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
