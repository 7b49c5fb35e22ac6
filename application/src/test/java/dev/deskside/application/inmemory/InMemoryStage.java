package dev.deskside.application.inmemory;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemoryRemoteSupport;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.List;

/** The fakes as a stage. */
class InMemoryStage implements Stage, ArchiveStage {
    private final InMemoryRemoteSupport remoteSupport = new InMemoryRemoteSupport(Clock.systemUTC());
    private final InMemoryRecordingArchive archive = new InMemoryRecordingArchive(Clock.systemUTC());

    @Override
    public RemoteSupport remoteSupport() {
        return remoteSupport;
    }

    @Override
    public RecordingArchive recordingArchive() {
        return archive;
    }

    @Override
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        Account account = TestIds.account(recording);
        StageTenant tenant = StageTenant.of(account);
        remoteSupport.add(tenant.machine(), account.name());
        archive.add(account.key(), recording);
        for (Technician technician : List.of(tenant.technician(), tenant.colleague(), tenant.outsider())) {
            archive.add(account.key(), technician.key());
        }
        return tenant;
    }

    @Override
    public void keep(Recording recording) {
        archive.add(recording);
    }

    @Override
    public void launch(StartedSession session) {
        remoteSupport.launch(session);
    }

    @Override
    public void join(StartedSession session) {
        remoteSupport.join(session);
    }

    @Override
    public void end(StartedSession session) {
        remoteSupport.end(session);
    }
}
