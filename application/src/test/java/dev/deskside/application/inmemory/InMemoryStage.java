package dev.deskside.application.inmemory;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.InMemoryMachines;
import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemoryRemoteSupport;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fakes as a stage. */
class InMemoryStage implements ControlStage, ArchiveStage, MachineStage {
    private final InMemoryRemoteSupport remoteSupport = new InMemoryRemoteSupport(Clock.systemUTC());
    private final InMemoryMachines machines = new InMemoryMachines();
    private final Map<StageTenant, Caller> callers = new HashMap<>();
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
    public SessionControl sessionControl() {
        return remoteSupport;
    }

    @Override
    public Machines machines() {
        return machines;
    }

    @Override
    public Caller add(StageTenant tenant, Company company) {
        machines.add(company);
        Caller before = callers.getOrDefault(tenant, tenant.caller());
        Set<CompanyId> companies = new HashSet<>(before.companies());
        companies.add(company.id());
        Caller after = new Caller(before.account(), companies, before.user(), before.roles(), before.seat());
        callers.put(tenant, after);
        return after;
    }

    @Override
    public Machine add(Machine machine) {
        machines.add(machine);
        remoteSupport.add(machine, "A");
        return machine;
    }

    @Override
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        Account account = TestIds.account(recording);
        StageTenant tenant = StageTenant.of(account);
        machines.add(new Company(tenant.company(), account.key(), tenant.companyName()));
        machines.add(tenant.machine());
        remoteSupport.add(tenant.machine(), account.name());
        archive.add(account.key(), recording);
        for (Technician technician : List.of(tenant.technician(), tenant.colleague(), tenant.outsider())) {
            archive.add(account.key(), technician.key());
        }
        return tenant;
    }

    @Override
    public boolean hasPages() {
        return false;
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
    public void say(StartedSession session, String content) {
        remoteSupport.say(session, "Zoë", content);
    }

    @Override
    public void end(StartedSession session) {
        remoteSupport.end(session);
    }
}
