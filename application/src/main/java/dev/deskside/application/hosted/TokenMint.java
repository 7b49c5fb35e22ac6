package dev.deskside.application.hosted;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.math.BigInteger;
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
    private static final String START_TOKEN = "start-token";
    private static final BigInteger LOWEST_START_TOKEN = BigInteger.TEN.pow(11);
    private static final BigInteger START_TOKENS = LOWEST_START_TOKEN.multiply(BigInteger.valueOf(9));

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

    /** Twelve digits, so that every client can hold the number and people can read it out. */
    SessionStartToken startToken(Session session) {
        byte[] code = keyedHash.of(message(START_TOKEN, session.key(), session.tokenEpoch()));
        return new SessionStartToken(new BigInteger(1, code).mod(START_TOKENS).add(LOWEST_START_TOKEN));
    }

    /** What a session is found by that has this key and epoch. */
    SessionTokens hashes(SessionKey session, int epoch) {
        return new SessionTokens(
                TokenHash.of(derive(SESSION, session, epoch)),
                Optional.of(TokenHash.of(derive(LAUNCH, session, epoch))),
                Optional.of(TokenHash.of(derive(JOIN, session, epoch))));
    }

    private String derive(String purpose, SessionKey session, int epoch) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyedHash.of(message(purpose, session, epoch)));
    }

    private static byte[] message(String purpose, SessionKey session, int epoch) {
        // No part can contain a slash, so two different triples never read the same.
        // A formatter would take a twentieth of a request.
        return ("deskside-token/" + purpose + "/" + session + "/" + epoch).getBytes(StandardCharsets.UTF_8);
    }
}
