package dev.deskside.application.usecase;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.TokenHash;
import java.util.Objects;

/** Whoever calls shows an access token, and becomes a {@link Caller}. */
public final class AuthenticateTechnician {
    private final Accounts accounts;

    /**
     * Knows the technicians of these accounts.
     *
     * @param accounts where technicians are kept
     */
    public AuthenticateTechnician(Accounts accounts) {
        this.accounts = Objects.requireNonNull(accounts);
    }

    /**
     * What the caller showed.
     *
     * @param accessToken the token as it came
     */
    public record Query(String accessToken) {
        @Override
        public String toString() {
            return "Query[…]";
        }
    }

    /**
     * {@return the technician as a caller} UNAUTHENTICATED where nobody has this token.
     *
     * @param query what is asked for
     */
    public Caller run(Query query) {
        return accounts.technician(TokenHash.of(query.accessToken()))
                .map(Caller::of)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.UNAUTHENTICATED, "The access token is missing, unknown or expired."));
    }
}
