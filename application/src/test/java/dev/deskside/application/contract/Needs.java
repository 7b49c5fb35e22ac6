package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a promise needs of a provider, and the check that what is lacking is refused. */
final class Needs {
    private Needs() {}

    /** The stage; the test is skipped where its provider declares that it lacks one of these. */
    static <S extends DeclaredLacks> S met(S stage, Capability... needed) {
        for (Capability capability : needed) {
            assumeFalse(stage.lacks().contains(capability), "the provider declares that it lacks " + capability);
        }
        return stage;
    }

    /** Asserts that these calls answer UNSUPPORTED where this is declared as lacking, and else anything but that. */
    static void assertRefusedIfLacking(DeclaredLacks stage, Capability capability, ThrowingCallable... calls) {
        boolean isLacking = stage.lacks().contains(capability);
        for (ThrowingCallable call : calls) {
            Throwable failure = catchThrowable(call);
            boolean isUnsupported =
                    failure instanceof DesksideException expected && expected.code() == ErrorCode.UNSUPPORTED;
            assertThat(isUnsupported)
                    .as(
                            "%s is %s, so whether it answers UNSUPPORTED (it answered %s)",
                            capability,
                            isLacking ? "declared as lacking" : "not declared as lacking",
                            failure == null ? "without a failure" : failure)
                    .isEqualTo(isLacking);
        }
    }
}
