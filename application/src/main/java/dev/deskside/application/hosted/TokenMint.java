package dev.deskside.application.hosted;

import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * Derives a session's tokens from the server's key: HMAC(key, purpose, session, epoch), 43 characters of base64url.
 * They are never stored. The same session gives the same tokens again, so that an answer can be repeated, and a stolen
 * store opens nothing.
 */
final class TokenMint {
    private static final String SESSION = "session";
    private static final String LAUNCH = "launch";
    private static final String JOIN = "join";

    private final KeyedHash keyedHash;

    TokenMint(KeyedHash keyedHash) {
        this.keyedHash = Objects.requireNonNull(keyedHash);
    }

    SessionToken sessionToken(Session session) {
        return new SessionToken(derive(SESSION, session.key(), session.tokenEpoch()));
    }

    LaunchToken launchToken(Session session) {
        return new LaunchToken(derive(LAUNCH, session.key(), session.tokenEpoch()));
    }

    JoinToken joinToken(Session session) {
        return new JoinToken(derive(JOIN, session.key(), session.tokenEpoch()));
    }

    /** What a session is found by that has this key and epoch. */
    SessionTokens hashes(SessionKey session, int epoch) {
        return new SessionTokens(
                TokenHash.of(derive(SESSION, session, epoch)),
                Optional.of(TokenHash.of(derive(LAUNCH, session, epoch))),
                Optional.of(TokenHash.of(derive(JOIN, session, epoch))));
    }

    private String derive(String purpose, SessionKey session, int epoch) {
        // No part can contain a slash, so two different triples never read the same.
        String message = "deskside-token/" + purpose + "/" + session + "/" + epoch;
        byte[] code = keyedHash.of(message.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }
}
