package dev.deskside.application.gateway;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.domain.session.SessionKey;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where another provider calls this gateway back about a session. The address says which session it is and proves that
 * we gave it out, so nothing has to be kept for it: the session's key, and the first half of the server key's code of
 * it, in base64url.
 */
final class CallbackAddress {
    private static final String PATH = "/deskside/v1/status/";
    private static final byte[] PURPOSE = "deskside-status-callback".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 2 * Long.BYTES;
    private static final int CODE_BYTES = 16;
    private static final int DIGITS = 43;

    private final KeyedHash keyedHash;
    private final Optional<URI> publicUrl;

    /** Below this public URL; without one nobody can call back. */
    CallbackAddress(KeyedHash keyedHash, Optional<URI> publicUrl) {
        this.keyedHash = Objects.requireNonNull(keyedHash);
        this.publicUrl = Objects.requireNonNull(publicUrl);
    }

    Optional<URI> of(SessionKey session) {
        return publicUrl.map(base -> URI.create(base.toString().replaceAll("/+$", "") + PATH + token(session)));
    }

    String token(SessionKey session) {
        byte[] key = bytes(session);
        byte[] whole = ByteBuffer.allocate(KEY_BYTES + CODE_BYTES)
                .put(key)
                .put(code(key))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The session that the token was given out for; absent where we didn't. */
    Optional<SessionKey> read(String token) {
        if (token.length() != DIGITS) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(whole);
        SessionKey session = new SessionKey(new UUID(parts.getLong(), parts.getLong()));
        // In constant time: nobody finds out a code digit by digit.
        return MessageDigest.isEqual(whole, Base64.getUrlDecoder().decode(token(session)))
                ? Optional.of(session)
                : Optional.empty();
    }

    private byte[] code(byte[] key) {
        byte[] message = ByteBuffer.allocate(PURPOSE.length + key.length)
                .put(PURPOSE)
                .put(key)
                .array();
        return Arrays.copyOf(keyedHash.of(message), CODE_BYTES);
    }

    private static byte[] bytes(SessionKey session) {
        return ByteBuffer.allocate(KEY_BYTES)
                .putLong(session.value().getMostSignificantBits())
                .putLong(session.value().getLeastSignificantBits())
                .array();
    }
}
