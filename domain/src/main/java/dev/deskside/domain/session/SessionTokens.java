package dev.deskside.domain.session;

import java.util.Objects;
import java.util.Optional;

/**
 * What a stored session is recognised by: hashes only, since the tokens themselves are derived anew whenever they are
 * shown.
 *
 * @param session of the token that finds it
 * @param launch absent where another provider launches the session
 * @param join absent where another provider lets the customer join
 */
public record SessionTokens(TokenHash session, Optional<TokenHash> launch, Optional<TokenHash> join) {
    public SessionTokens {
        Objects.requireNonNull(session);
        Objects.requireNonNull(launch);
        Objects.requireNonNull(join);
    }
}
