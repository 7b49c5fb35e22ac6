package dev.deskside.application.port;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.function.Supplier;

/** Steps that others may take at the same time. */
public final class StaleWrites {
    private static final int TRIES = 20;

    private StaleWrites() {}

    /**
     * Takes a step that reads, decides and commits. Where somebody else committed in between, it is read and decided
     * again, so that of two steps at once each sees the other's outcome. STALE_WRITE where that never ends.
     *
     * @param <T> what the step gives
     * @param step reads, decides and commits
     * @return what the step gave when it went through
     */
    public static <T> T retried(Supplier<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return step.get();
            } catch (DesksideException e) {
                if (e.code() != ErrorCode.STALE_WRITE || tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
