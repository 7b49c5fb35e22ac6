package dev.deskside.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.ErrorCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID_VALUE, 2",
        "MACHINE_NOT_FOUND, 3",
        "INVALID_KEY, 3",
        "UNAUTHENTICATED, 4",
        "NOT_ENTITLED, 4",
        "ROLE_MISSING, 4",
        "RECORDING_DISABLED, 4",
        "UNAVAILABLE, 5",
        "THROTTLED, 5",
        "INCOMPLETE, 6",
        "ILLEGAL_TRANSITION, 7",
        "STALE_WRITE, 7",
        "ALREADY_EXISTS, 7",
        "KEY_REUSED, 7",
        "START_IN_FLIGHT, 5",
        "UNSUPPORTED, 8",
        "OUTCOME_UNKNOWN, 9",
        "REFUSED, 1",
        "UNRECOGNISED, 1"
    })
    @DisplayName("the codes are those that scripts know")
    void stable(ErrorCode code, int exitCode) {
        assertThat(ExitCodes.of(code)).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    @DisplayName("no failure is told as a success")
    void failure(ErrorCode code) {
        assertThat(ExitCodes.of(code)).isBetween(1, 9);
    }
}
