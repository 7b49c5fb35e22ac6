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
import dev.deskside.domain.account.Company;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;

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
        Company company = TestIds.company(account.key());
        StageTenant tenant = new StageTenant(
                account.name(),
                TestIds.technician(account.key(), company.id()),
                TestIds.technician(account.key(), company.id()),
                company.id(),
                TestIds.machine(company.id()));
        remoteSupport.add(tenant.machine(), account.name());
        archive.add(account.key(), recording);
        archive.add(account.key(), tenant.technician().key());
        archive.add(account.key(), tenant.colleague().key());
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
