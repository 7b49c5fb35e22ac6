package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.function.Supplier;

/**
 * Calls upstream. Where upstream refuses the gateway's own credential, its operator is to blame and not the caller, who
 * must not be told that their token is bad. What upstream is called and what it said is for the operator's log: it is
 * the cause of what the caller gets.
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
                default -> e;
            };
        }
    }
}
