package dev.deskside.bootstrap.stack;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.http.client.V1Provider;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The Feign adapters in front of a server, each technician with an access token of their own. */
final class WireStage implements ControlStage, ArchiveStage, MachineStage {
    private final Accounts accounts;
    private final Recordings recordings;
    private final URI server;
    private final V1Provider v1;
    private final Map<UserKey, String> tokens = new ConcurrentHashMap<>();
    private final Map<StartedSession, Caller> starters = new ConcurrentHashMap<>();

    /** A stage on this server, over what its store holds. */
    WireStage(URI server, Accounts accounts, Recordings recordings, Executor executor) {
        this.server = server;
        this.accounts = accounts;
        this.recordings = recordings;
        this.v1 = V1Provider.at(server.toString())
                .accessTokens(caller -> tokens.get(caller.user()))
                .executor(executor)
                .clock(Clock.systemUTC())
                .build();
    }

    @Override
    public RemoteSupport remoteSupport() {
        return new RemoteSupport() {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                StartedSession started = v1.remoteSupport().start(caller, request);
                starters.put(started, caller);
                return started;
            }

            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return v1.remoteSupport().find(caller, reference);
            }

            @Override
            public SessionPage list(Caller caller, SessionQuery query) {
                return v1.remoteSupport().list(caller, query);
            }

            @Override
            public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
                return v1.remoteSupport().transcript(caller, reference);
            }
        };
    }

    @Override
    public RecordingArchive recordingArchive() {
        return v1.recordingArchive();
    }

    @Override
    public SessionControl sessionControl() {
        return v1.sessionControl();
    }

    @Override
    public Machines machines() {
        return v1.machines();
    }

    @Override
    public Caller add(StageTenant tenant, Company company) {
        accounts.add(company);
        accounts.grant(tenant.technician().key(), company.id());
        return Caller.of(
                accounts.technician(tenant.caller(), tenant.technician().key()).orElseThrow());
    }

    @Override
    public Machine add(Machine machine) {
        accounts.add(machine);
        return machine;
    }

    @Override
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        StageTenant tenant = StageTenant.of(TestIds.account(recording));
        add(tenant, recording);
        return tenant;
    }

    /** Makes this tenant known to the server, each technician with a token of their own. */
    void add(StageTenant tenant, Account.Recording recording) {
        tenant.addTo(
                accounts,
                recording,
                technician -> tokens.computeIfAbsent(
                        technician.key(), key -> UUID.randomUUID().toString()));
    }

    /** The access token of this tenant's technician. */
    String accessToken(StageTenant tenant) {
        return tokens.get(tenant.technician().key());
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public void keep(Recording recording) {
        recordings.commit(recording, 0);
    }

    @Override
    public void launch(StartedSession session) {
        People.press(session.launchUrl());
    }

    @Override
    public void join(StartedSession session) {
        SessionSnapshot snapshot = v1.remoteSupport()
                .find(starters.get(session), session.reference())
                .orElseThrow();
        People.press(snapshot.customerJoinUrl().orElseThrow());
    }

    @Override
    public void say(StartedSession session, String content) {
        People.say(
                server,
                session.token().value(),
                content,
                tokens.get(starters.get(session).user()));
    }

    @Override
    public void end(StartedSession session) {
        People.end(
                server,
                session.token().value(),
                tokens.get(starters.get(session).user()));
    }
}
