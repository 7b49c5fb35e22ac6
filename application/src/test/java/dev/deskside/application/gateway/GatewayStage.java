package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.contract.TestSealing;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A gateway whose one upstream credential belongs to the first tenant, as an operator would set it up; all others are
 * accounts that the gateway alone knows.
 */
final class GatewayStage implements Stage, ArchiveStage, MachineStage {
    private final HostedStage upstream =
            new HostedStage(new InMemorySessions(), new InMemoryRecordings(), new InMemoryAccounts());
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private StageTenant first;
    private Caller credential;
    private final GatewayMachines machines = new GatewayMachines(new CredentialMachines(), Lacks.NONE);
    private final RemoteSupport remoteSupport = gatewayOver(new InMemorySessions());
    private final RecordingArchive archive =
            new GatewayRecordingArchive(new CredentialArchive(), Lacks.NONE, machines, Clock.systemUTC());

    /** Another gateway before the same upstream, with this ledger. */
    RemoteSupport gatewayOver(Sessions ledger) {
        return gatewayOver(new CredentialSupport(), ledger, new InMemoryStartKeys(Clock.systemUTC()));
    }

    /** Another gateway before this upstream, with this ledger and these keys. */
    RemoteSupport gatewayOver(RemoteSupport provider, Sessions ledger, StartKeys startKeys) {
        return gateway(provider, ledger, startKeys).remoteSupport();
    }

    /** What can be done to its sessions from outside. */
    SessionControl sessionControl() {
        return gateway(new CredentialSupport(), new InMemorySessions(), new InMemoryStartKeys(Clock.systemUTC()))
                .sessionControl();
    }

    private GatewayProvider gateway(RemoteSupport provider, Sessions ledger, StartKeys startKeys) {
        Clock clock = Clock.systemUTC();
        return GatewayProvider.of(
                GatewayProvider.Behind.v1(provider, new CredentialArchive(), new CredentialMachines()),
                new GatewayProvider.Stores(
                        ledger, new InMemoryFollows(new InMemorySessions(), clock), startKeys, accounts),
                new GatewayProvider.Keyed(HostedStage.testKey(), new TestSealing()),
                Optional.empty(),
                SessionLimits.DEFAULT,
                Duration.ofMinutes(1),
                clock,
                UUID::randomUUID,
                () -> 0);
    }

    /** What upstream lets this gateway do. */
    RemoteSupport credential() {
        return new CredentialSupport();
    }

    @Override
    public RemoteSupport remoteSupport() {
        return remoteSupport;
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
    public Caller add(StageTenant tenant, Company company) {
        assertThat(tenant).as("the tenant that upstream knows").isEqualTo(first);
        credential = upstream.add(tenant, company);
        accounts.add(company);
        accounts.grant(tenant.technician().key(), company.id());
        return Caller.of(
                accounts.technician(tenant.caller(), tenant.technician().key()).orElseThrow());
    }

    @Override
    public Machine add(Machine machine) {
        upstream.add(machine);
        return machine;
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public void say(StartedSession session, String content) {
        upstream.say(session, content);
    }

    @Override
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        StageTenant tenant = first == null ? upstream.tenant(recording) : StageTenant.of(TestIds.account(recording));
        tenant.addTo(accounts, recording, technician -> UUID.randomUUID().toString());
        if (first == null) {
            first = tenant;
            credential = tenant.caller();
        }
        return tenant;
    }

    @Override
    public void keep(Recording recording) {
        upstream.keep(recording);
    }

    @Override
    public void launch(StartedSession session) {
        upstream.launch(session);
    }

    @Override
    public void join(StartedSession session) {
        upstream.join(session);
    }

    @Override
    public void end(StartedSession session) {
        upstream.end(session);
    }

    private final class CredentialSupport implements RemoteSupport {
        private final RemoteSupport hosted = upstream.remoteSupport();

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            return hosted.start(credential, request);
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            return hosted.find(credential, reference);
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            return hosted.list(credential, query);
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return hosted.transcript(credential, reference);
        }
    }

    private final class CredentialArchive implements RecordingArchive {
        private final RecordingArchive hosted = upstream.recordingArchive();

        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            return hosted.available(credential, query);
        }

        @Override
        public void transcode(Caller caller, RecordingSelection recordings) {
            hosted.transcode(credential, recordings);
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
            return hosted.links(credential, recordings);
        }

        @Override
        public void archive(Caller caller, RecordingSelection recordings) {
            hosted.archive(credential, recordings);
        }
    }

    private final class CredentialMachines implements Machines {
        private final Machines hosted = upstream.machines();

        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return hosted.companies(credential, query);
        }

        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return hosted.machines(credential, company);
        }
    }
}
