package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.RecordingQuery;
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
        GatewayRecordingArchive archive = new GatewayRecordingArchive((caller, query) -> {
            throw new DesksideException(code, "bad credential");
        });

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void otherFailuresPassAsTheyAre() {
        GatewayRecordingArchive archive = new GatewayRecordingArchive((caller, query) -> {
            throw new DesksideException(ErrorCode.THROTTLED, "slowly");
        });

        assertThat(codeOf(archive)).isEqualTo(ErrorCode.THROTTLED);
    }

    private static ErrorCode codeOf(GatewayRecordingArchive archive) {
        Account account = TestIds.account(Account.Recording.ENABLED);
        Caller caller = Caller.of(TestIds.technician(account.key(), new CompanyId(TestIds.number())));
        return catchThrowableOfType(
                        DesksideException.class,
                        () -> archive.available(
                                caller, RecordingQuery.ofAccount(account.key()).build()))
                .code();
    }
}
