package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.function.Supplier;

/**
 * Calls upstream. Where upstream refuses the gateway's own credential, its operator is to blame and not the caller, who
 * must not be told that their token is bad. What upstream is called and what it said is for the operator's log: it is
 * the cause of what the caller gets. Nor does it tell a caller what there is upstream that isn't theirs.
 */
final class Upstream {
    private Upstream() {}

    static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (DesksideException e) {
            throw switch (e.code()) {
                case UNAUTHENTICATED, NOT_ENTITLED, ROLE_MISSING ->
                    new DesksideException(
                            ErrorCode.UNAVAILABLE, "The provider refused this gateway; its operator has to look.", e);
                case UNAVAILABLE ->
                    new DesksideException(
                            ErrorCode.UNAVAILABLE,
                            "The provider behind this gateway can't be reached or failed; try again later.",
                            e);
                case OUTCOME_UNKNOWN ->
                    new DesksideException(
                            ErrorCode.OUTCOME_UNKNOWN,
                            "The provider behind this gateway did not say whether it made the session.",
                            e);
                case UNRECOGNISED ->
                    new DesksideException(
                            ErrorCode.UNRECOGNISED,
                            "The provider behind this gateway answered something unreadable.",
                            e);
                case INVALID_KEY ->
                    new DesksideException(
                            ErrorCode.INVALID_KEY,
                            "A key is unknown, or not one that the technician has access to.",
                            e);
                case RECORDING_DISABLED ->
                    new DesksideException(
                            ErrorCode.RECORDING_DISABLED, "Session recording is not enabled on the account.", e);
                case ILLEGAL_TRANSITION ->
                    new DesksideException(
                            ErrorCode.ILLEGAL_TRANSITION, "The state that it is in does not allow this.", e);
                default -> e;
            };
        }
    }
}
