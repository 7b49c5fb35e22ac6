package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the access token for a call to the provider comes from. Asked once per request, on the calling thread and from
 * many threads; it answers fast or fails with a {@link DesksideException}.
 */
@FunctionalInterface
public interface AccessTokens {
    /**
     * Whoever an access token belongs to: for a host that has tokens and no accounts, whose provider knows whose they
     * are and decides what they may do. It stands for nobody in a store, and gets nothing from one.
     */
    Caller OWNER =
            new Caller(AccountKey.of(1), Set.of(), UserKey.of(1), EnumSet.allOf(Role.class), Seat.REMOTE_SUPPORT);

    /**
     * {@return the token that this caller's request carries: letters, digits and {@code -._~+/}, then any {@code =}
     * (RFC 6750, 2.1)} Any other text fails the call with {@link ErrorCode#UNAUTHENTICATED} before anything is sent.
     *
     * @param caller on whose behalf the call is made
     */
    String tokenFor(Caller caller);

    /**
     * {@return another token for this caller, since the provider doesn't accept this one; the request is then sent once
     * more} Absent where there is no other, as by default. Asked by many threads with the same token at once; it may
     * wait.
     *
     * @param rejected the token that wasn't accepted
     * @param caller on whose behalf the call is made
     */
    default Optional<String> tokenInPlaceOf(String rejected, Caller caller) {
        return Optional.empty();
    }

    /**
     * {@return the same token for every caller; nothing shows it} INVALID_VALUE naming {@code accessToken} where a
     * header can't carry it.
     *
     * @param token the token
     */
    static AccessTokens fixed(String token) {
        if (!FixedToken.fits(token)) {
            // Never shows the value.
            throw DesksideException.invalid(
                    "accessToken", "must be letters, digits and -._~+/ with any = at its end, without white space");
        }
        return new FixedToken(token);
    }
}
