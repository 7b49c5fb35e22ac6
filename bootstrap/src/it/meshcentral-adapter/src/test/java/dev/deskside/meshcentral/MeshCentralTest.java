package dev.deskside.meshcentral;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("MeshCentral keeps the contracts, but for what it declares that it lacks")
class MeshCentralTest
        implements RemoteSupportContract, SessionControlContract, MachinesContract, RecordingArchiveContract {
    private static MeshCentralStage.Surroundings around;
    private MeshCentralStage stage;

    @BeforeAll
    static void start() {
        around = new MeshCentralStage.Surroundings();
    }

    @AfterAll
    static void stop() {
        around.close();
    }

    @BeforeEach
    void open() {
        stage = new MeshCentralStage(around);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Override
    public Stage stage() {
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

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }
}
