package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;

/**
 * Where the refresh token of a host is kept between two starts. Called by one thread at a time, on the executor of
 * {@link OAuthTokens}; what it throws fails the calls that wait for an access token, a {@link DesksideException} as it
 * is.
 */
public interface RefreshTokenStore {
    /** {@return the refresh token to use} Asked before each use, so that it may be replaced from outside. */
    String current();

    /**
     * The provider has given this one in place of the {@linkplain #current current} one, which it may not accept any
     * longer. When this returns, the new one is kept: it is not used before, nor is the access token that came with it.
     * Where this throws, the new one is offered again before the next refresh.
     *
     * @param successor the refresh token to use from now on
     */
    void replace(String successor);
}
