package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.function.Supplier;

/**
 * Calls upstream. Where upstream refuses the gateway's own credential, its operator is to blame and not the caller, who
 * must not be told that their token is bad.
 */
final class Upstream {
    private Upstream() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (DesksideException e) {
            throw switch (e.code()) {
                case UNAUTHENTICATED, NOT_ENTITLED, ROLE_MISSING ->
                    new DesksideException(
                            ErrorCode.UNAVAILABLE, "The provider refused this gateway; its operator has to look.", e);
                default -> e;
            };
        }
    }
}
