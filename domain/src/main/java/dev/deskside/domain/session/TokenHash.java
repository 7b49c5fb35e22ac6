package dev.deskside.domain.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token: enough to recognise the token, and of no use to whoever steals it. Tokens here are 256 random
 * bits or derived from a key of that size, so a slow password hash would add nothing.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record TokenHash(String hex) {
    private static final int DIGITS = 64;

    public TokenHash {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("not the hexadecimal digits of a SHA-256");
        }
    }

    /**
     * {@return the hash of what a caller sent as a token}
     *
     * @param token any text, never a null
     */
    public static TokenHash of(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new TokenHash(HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** By hand: whoever reads a session reads three of these, and a pattern takes longer than the rest of the row. */
    private static boolean isHash(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
