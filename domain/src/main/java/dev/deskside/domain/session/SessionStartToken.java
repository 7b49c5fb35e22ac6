package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import java.math.BigInteger;

/**
 * The number that a list of sessions shows with each of them, v1's {@code sessionStartToken}. It names a session to
 * people and opens nothing here.
 *
 * @param value up to {@value Check#MAX_KEY_DIGITS} digits
 */
public record SessionStartToken(BigInteger value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "sessionStartToken";

    public SessionStartToken {
        Check.key(FIELD, value);
    }

    /**
     * Reads decimal digits.
     *
     * @param digits decimal digits
     * @return the number
     */
    public static SessionStartToken of(String digits) {
        return new SessionStartToken(Check.key(FIELD, digits));
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return value.toString();
    }
}
