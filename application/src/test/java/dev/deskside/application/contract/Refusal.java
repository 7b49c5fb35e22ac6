package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The check that something is refused for the one right reason. */
final class Refusal {
    private Refusal() {}

    static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(act)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
