package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayTest implements RemoteSupportContract, RecordingArchiveContract {
    private final GatewayStage stage = new GatewayStage();

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"UNAUTHENTICATED", "NOT_ENTITLED", "ROLE_MISSING"})
    void upstreamRefusingTheGatewayIsNotTheCallersFault(ErrorCode code) {
        GatewayRecordingArchive archive = new GatewayRecordingArchive(
                (caller, query) -> {
                    throw new DesksideException(code, "bad credential");
                },
                new InMemoryAccounts());

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aSessionThatCannotBeWrittenDownIsAnUnknownOutcome() {
        StageTenant tenant = stage.tenant();
        GatewayRemoteSupport gateway = gatewayWith(new FailingSessions());

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
        GatewayRemoteSupport gateway = gatewayWith(ledger);
        StartedSession started =
                gateway.start(tenant.caller(), SessionRequest.screenSharing().build());
        stage.launch(started);
        ledger.fails = true;

        assertThat(gateway.find(tenant.caller(), started.reference()))
                .map(SessionSnapshot::status)
                .contains(SessionStatus.WAITING);
    }

    private GatewayRemoteSupport gatewayWith(Sessions ledger) {
        return new GatewayRemoteSupport(
                stage.upstream(), ledger, stage.accounts(), Clock.systemUTC(), UUID::randomUUID);
    }

    /** A ledger whose disk is full. */
    private static final class FailingSessions implements Sessions {
        private final InMemorySessions good = new InMemorySessions();
        private boolean fails = true;

        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            if (fails) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The disk is full.");
            }
            return good.commit(session, expectedVersion, changes);
        }

        @Override
        public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
            return good.find(caller, reference);
        }

        @Override
        public Optional<Versioned<Session>> find(LaunchToken token) {
            return good.find(token);
        }

        @Override
        public Optional<Versioned<Session>> find(JoinToken token) {
            return good.find(token);
        }

        @Override
        public List<LoggedChange> changes(Caller caller, SessionReference reference) {
            return good.changes(caller, reference);
        }
    }

    @Test
    void otherFailuresPassAsTheyAre() {
        GatewayRecordingArchive archive = new GatewayRecordingArchive(
                (caller, query) -> {
                    throw new DesksideException(ErrorCode.THROTTLED, "slowly");
                },
                new InMemoryAccounts());

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.THROTTLED);
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
