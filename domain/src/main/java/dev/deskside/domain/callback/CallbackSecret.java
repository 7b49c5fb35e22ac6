package dev.deskside.domain.callback;

import dev.deskside.domain.DesksideException;
import java.util.Arrays;
import java.util.Base64;

/** What a receiver's callbacks are signed with: 24 to 64 bytes, as Standard Webhooks asks. */
public final class CallbackSecret {
    /** What the text of a secret begins with. */
    public static final String PREFIX = "whsec_";

    private static final int FEWEST = 24;
    private static final int MOST = 64;

    private final byte[] bytes;

    private CallbackSecret(byte[] bytes) {
        if (bytes.length < FEWEST || bytes.length > MOST) {
            throw DesksideException.invalid(
                    "callback secret", "must hold %d to %d bytes, written in Base64".formatted(FEWEST, MOST));
        }
        this.bytes = bytes.clone();
    }

    /**
     * {@return the secret of these bytes}
     *
     * @param bytes as many as {@link CallbackSecret} allows
     */
    public static CallbackSecret of(byte[] bytes) {
        return new CallbackSecret(bytes);
    }

    /**
     * Reads what {@link #text} writes; the prefix may be missing.
     *
     * @param text what the receiver was given
     * @return the secret
     */
    public static CallbackSecret parse(String text) {
        String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            return new CallbackSecret(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid("callback secret", "must be written in Base64, after " + PREFIX);
        }
    }

    /** {@return its bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return as receivers are given it: {@code whsec_} and Base64} */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallbackSecret secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "CallbackSecret[…]";
    }
}
