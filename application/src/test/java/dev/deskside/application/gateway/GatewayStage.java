package dev.deskside.application.gateway;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * A gateway whose one upstream credential belongs to the first tenant, as an operator would set it up; all others are
 * accounts that the gateway alone knows.
 */
final class GatewayStage implements Stage, ArchiveStage {
    private final HostedStage upstream =
            new HostedStage(new InMemorySessions(), new InMemoryRecordings(), new InMemoryAccounts());
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private StageTenant credential;
    private final RemoteSupport remoteSupport = new GatewayRemoteSupport(
            new OneCredential(), new InMemorySessions(), accounts, Clock.systemUTC(), UUID::randomUUID);
    private final RecordingArchive archive = new GatewayRecordingArchive(
            (caller, query) -> upstream.recordingArchive().available(credential.caller(), query), accounts);

    /** What the gateway calls: another provider, with the one credential. */
    RemoteSupport upstream() {
        return new OneCredential();
    }

    Accounts accounts() {
        return accounts;
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
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        boolean first = credential == null;
        StageTenant tenant = first ? upstream.tenant(recording) : StageTenant.of(TestIds.account(recording));
        tenant.addTo(accounts, recording, technician -> UUID.randomUUID().toString());
        if (first) {
            credential = tenant;
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

    private final class OneCredential implements RemoteSupport {
        private final RemoteSupport hosted = upstream.remoteSupport();

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            return hosted.start(credential.caller(), request);
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            return hosted.find(credential.caller(), reference);
        }
    }
}
