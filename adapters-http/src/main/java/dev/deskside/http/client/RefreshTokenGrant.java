package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.wire.TokenJson;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Asks for access tokens with the refresh token of a store, and hands it each new one. One thread at a time. */
final class RefreshTokenGrant implements Supplier<TokenJson> {
    private static final String NONE = "";

    private final TokenEndpoint endpoint;
    private final RefreshTokenStore store;
    private final AtomicReference<String> unkept = new AtomicReference<>(NONE);

    RefreshTokenGrant(TokenEndpoint endpoint, RefreshTokenStore store) {
        this.endpoint = endpoint;
        this.store = store;
    }

    @Override
    public TokenJson get() {
        if (!unkept.get().equals(NONE)) {
            keep();
        }
        String used = asked(store::current);
        if (used == null || used.isBlank()) {
            throw new DesksideException(
                    ErrorCode.UNAUTHENTICATED, "There is no refresh token in the store; put one into it.");
        }
        TokenJson answer = endpoint.grant(Map.of("grant_type", "refresh_token", "refresh_token", used));
        String successor = answer.refreshToken();
        if (successor != null && !successor.isBlank() && !successor.equals(used)) {
            unkept.set(successor);
            keep();
        }
        return answer;
    }

    /** The old one may be worth nothing by now: until the new one is safe, a restart would end all access. */
    private void keep() {
        asked(() -> {
            store.replace(unkept.get());
            return NONE;
        });
        unkept.set(NONE);
    }

    private static String asked(Supplier<String> work) {
        try {
            return work.get();
        } catch (DesksideException e) {
            throw e;
        } catch (RuntimeException e) {
            // Its message may show what could not be kept.
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The store of the provider's refresh token failed (%s); nothing is called until it works."
                            .formatted(e.getClass().getName()));
        }
    }
}
