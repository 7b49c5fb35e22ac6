package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.JoinSession;
import dev.deskside.application.hosted.LaunchSession;
import dev.deskside.application.hosted.SayInSession;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hosted provider as a stage, over any stores: it shows that stores work together, beyond their own contracts. */
public final class HostedStage implements ControlStage, ArchiveStage, MachineStage {
    private static final URI PUBLIC_URL = URI.create("https://desk.example/support/");

    private final Recordings recordings;
    private final Accounts accounts;
    private final HostedProvider hosted;
    private final Map<StartedSession, Caller> starters = new ConcurrentHashMap<>();

    /**
     * The hosted provider over these stores.
     *
     * @param sessions where sessions are kept
     * @param recordings where recordings are kept
     * @param accounts where accounts are kept
     */
    public HostedStage(Sessions sessions, Recordings recordings, Accounts accounts) {
        this.recordings = recordings;
        this.accounts = accounts;
        this.hosted = HostedProvider.of(
                sessions, recordings, accounts, testKey(), Clock.systemUTC(), UUID::randomUUID, () -> PUBLIC_URL);
    }

    /** {@return a key for tests} */
    public static KeyedHash testKey() {
        return message -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new AssertionError("every JDK has HmacSHA256", e);
            }
        };
    }

    /** {@return the provider on this stage, with its commands} */
    public HostedProvider hosted() {
        return hosted;
    }

    @Override
    public RemoteSupport remoteSupport() {
        return new RemembersStarter();
    }

    @Override
    public RecordingArchive recordingArchive() {
        return hosted.recordingArchive();
    }

    @Override
    public SessionControl sessionControl() {
        return hosted.sessionControl();
    }

    @Override
    public Machines machines() {
        return hosted.machines();
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
        tenant.addTo(accounts, recording, technician -> UUID.randomUUID().toString());
        return tenant;
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
        assertThat(hosted.launchSession()
                        .run(new LaunchSession.Command(new LaunchToken(lastSegment(session.launchUrl())))))
                .isPresent();
    }

    @Override
    public void join(StartedSession session) {
        SessionSnapshot snapshot = hosted.remoteSupport()
                .find(starters.get(session), session.reference())
                .orElseThrow();
        URI joinUrl = snapshot.customerJoinUrl().orElseThrow();
        assertThat(hosted.joinSession().run(new JoinSession.Command(new JoinToken(lastSegment(joinUrl)))))
                .isPresent();
    }

    @Override
    public void end(StartedSession session) {
        assertThat(hosted.sessionControl().end(starters.get(session), session.reference()))
                .isPresent();
    }

    @Override
    public void say(StartedSession session, String content) {
        assertThat(hosted.sayInSession()
                        .run(new SayInSession.ByTechnician(starters.get(session), session.reference(), content)))
                .isPresent();
    }

    private static String lastSegment(URI url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }

    /** A session is ended by the technician who started it, so the stage has to know them. */
    private final class RemembersStarter implements RemoteSupport {
        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            StartedSession started = hosted.remoteSupport().start(caller, request);
            starters.put(started, caller);
            return started;
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            return hosted.remoteSupport().find(caller, reference);
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            return hosted.remoteSupport().list(caller, query);
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return hosted.remoteSupport().transcript(caller, reference);
        }
    }
}
