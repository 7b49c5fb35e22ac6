package dev.deskside.application.inmemory;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;

/** The fakes that hosts test with keep the contracts. */
class InMemoryProviderTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    private final InMemoryStage stage = new InMemoryStage();

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
