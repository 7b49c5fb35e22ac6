package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ForwardingSessions;
import dev.deskside.application.contract.InMemoryMachines;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayTest implements RemoteSupportContract, RecordingArchiveContract, MachinesContract {
    private final GatewayStage stage = new GatewayStage();

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }

    @Override
    public MachineStage machineStage() {
        return stage;
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"UNAUTHENTICATED", "NOT_ENTITLED", "ROLE_MISSING"})
    void upstreamRefusingTheGatewayIsNotTheCallersFault(ErrorCode code) {
        GatewayRecordingArchive archive = failing(new DesksideException(code, "bad credential"));

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aSessionThatCannotBeWrittenDownIsAnUnknownOutcome() {
        StageTenant tenant = stage.tenant();
        RemoteSupport gateway = gatewayWith(new FailingSessions());

        DesksideException failure = catchThrowableOfType(
                DesksideException.class,
                () -> gateway.start(
                        tenant.caller(), SessionRequest.screenSharing().build()));

        assertThat(failure.code()).as("nobody may send it again").isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    void aLookThatCannotBeWrittenDownIsAnsweredAllTheSame() {
        StageTenant tenant = stage.tenant();
        FailingSessions ledger = new FailingSessions();
        ledger.fails = false;
        RemoteSupport gateway = gatewayWith(ledger);
        StartedSession started =
                gateway.start(tenant.caller(), SessionRequest.screenSharing().build());
        stage.launch(started);
        ledger.fails = true;

        assertThat(gateway.find(tenant.caller(), started.reference()))
                .map(SessionSnapshot::status)
                .contains(SessionStatus.WAITING);
    }

    private RemoteSupport gatewayWith(Sessions ledger) {
        return stage.gatewayOver(ledger);
    }

    private record FailingArchive(DesksideException failure) implements RecordingArchive {
        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            throw failure;
        }

        @Override
        public void transcode(Caller caller, RecordingSelection recordings) {
            throw failure;
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
            throw failure;
        }

        @Override
        public void archive(Caller caller, RecordingSelection recordings) {
            throw failure;
        }
    }

    /** A ledger whose disk is full. */
    private static final class FailingSessions extends ForwardingSessions {
        private boolean fails = true;

        FailingSessions() {
            super(new InMemorySessions());
        }

        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            if (fails) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The disk is full.");
            }
            return super.commit(session, expectedVersion, changes);
        }
    }

    @Test
    void otherFailuresPassAsTheyAre() {
        GatewayRecordingArchive archive = failing(new DesksideException(ErrorCode.THROTTLED, "slowly"));

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.THROTTLED);
    }

    @Test
    void sessionsAreMovedOnUpstreamAlone() {
        SessionControl control = stage.sessionControl();
        Caller caller = stage.tenant().caller();
        SessionReference reference = new SessionReference("1");

        assertThat(List.<ThrowingCallable>of(
                        () -> control.end(caller, reference),
                        () -> control.cancel(caller, reference),
                        () -> control.addNote(caller, reference, "text")))
                .allSatisfy(call -> assertThat(catchThrowableOfType(DesksideException.class, call)
                                .code())
                        .isEqualTo(ErrorCode.UNSUPPORTED));
    }

    @Test
    void aListShowsWhatUpstreamSaysByNow() {
        StageTenant tenant = stage.tenant();
        StartedSession started = stage.remoteSupport()
                .start(tenant.caller(), SessionRequest.screenSharing().build());
        stage.launch(started);
        stage.remoteSupport().find(tenant.caller(), started.reference());
        stage.join(started);

        assertThat(stage.remoteSupport()
                        .list(tenant.caller(), SessionQuery.all().build())
                        .sessions())
                .extracting(SessionSnapshot::status)
                .containsExactly(SessionStatus.ACTIVE);
    }

    @Test
    void aSearchByStatusAnswersNothingThatHasGoneOn() {
        StageTenant tenant = stage.tenant();
        StartedSession started = stage.remoteSupport()
                .start(tenant.caller(), SessionRequest.screenSharing().build());
        stage.launch(started);
        stage.remoteSupport().find(tenant.caller(), started.reference());
        stage.end(started);

        SessionPage waiting = stage.remoteSupport()
                .list(
                        tenant.caller(),
                        SessionQuery.all()
                                .statuses(Set.of(SessionStatus.WAITING))
                                .build());

        assertThat(waiting.sessions()).isEmpty();
        assertThat(waiting.total()).isZero();
    }

    private static GatewayRecordingArchive failing(DesksideException failure) {
        return new GatewayRecordingArchive(
                new FailingArchive(failure),
                Lacks.NONE,
                new GatewayMachines(new InMemoryMachines(), Lacks.NONE),
                Clock.systemUTC());
    }

    private static ErrorCode codeOf(GatewayRecordingArchive archive) {
        Account account = TestIds.account(Account.Recording.ENABLED);
        Caller caller = Caller.of(TestIds.technician(account.key(), Set.of(new CompanyId(TestIds.number()))));
        return catchThrowableOfType(
                        DesksideException.class,
                        () -> archive.available(
                                caller, RecordingQuery.ofAccount(account.key()).build()))
                .code();
    }
}
