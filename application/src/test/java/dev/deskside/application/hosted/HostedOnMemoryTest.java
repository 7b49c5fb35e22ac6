package dev.deskside.application.hosted;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;

class HostedOnMemoryTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    private final HostedStage stage =
            new HostedStage(new InMemorySessions(), new InMemoryRecordings(), new InMemoryAccounts());

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
