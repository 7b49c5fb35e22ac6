package dev.deskside.application.inmemory;

import dev.deskside.application.contract.AdapterStage;
import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.InMemoryMachines;
import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemoryRemoteSupport;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * A provider that lacks nothing, as an adapter behind the gateway: all of it comes through, and each contract holds.
 */
class InMemoryBehindGatewayTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    private final InMemoryRemoteSupport sessions = new InMemoryRemoteSupport(Clock.systemUTC());
    private final InMemoryMachines machines = new InMemoryMachines();
    private final InMemoryRecordingArchive archive = new InMemoryRecordingArchive(Clock.systemUTC());
    private final Behind stage = new Behind();

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

    private final class Behind extends AdapterStage {
        Behind() {
            super(platform -> new Whole());
        }

        @Override
        protected StageTenant newTenant(Account account) {
            StageTenant tenant = super.newTenant(account);
            archive.add(account.key(), account.recording());
            List.of(tenant.technician(), tenant.colleague(), tenant.outsider())
                    .forEach(technician -> archive.add(account.key(), technician.key()));
            return tenant;
        }

        @Override
        protected void addUpstream(Company company) {
            machines.add(company);
        }

        @Override
        protected Machine addUpstream(Machine machine) {
            machines.add(machine);
            sessions.add(machine, "A");
            return machine;
        }

        @Override
        public void launch(StartedSession session) {
            sessions.launch(session);
        }

        @Override
        public void join(StartedSession session) {
            sessions.join(session);
        }

        @Override
        public void say(StartedSession session, String content) {
            sessions.say(session, "Zoë", content);
        }

        @Override
        public void end(StartedSession session) {
            sessions.end(session);
        }

        @Override
        public void keep(Recording recording) {
            archive.add(recording);
        }
    }

    private final class Whole implements ConnectedProvider {
        @Override
        public Set<Capability> lacks() {
            return Set.of();
        }

        @Override
        public RemoteSupport remoteSupport() {
            return sessions;
        }

        @Override
        public RecordingArchive recordingArchive() {
            return archive;
        }

        @Override
        public Machines machines() {
            return machines;
        }

        @Override
        public SessionControl sessionControl() {
            return sessions;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
