package dev.deskside.application.inmemory;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;

/** The fakes that hosts test with keep the contracts. */
class InMemoryProviderTest implements RemoteSupportContract, RecordingArchiveContract {
    private final InMemoryStage stage = new InMemoryStage();

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }
}
