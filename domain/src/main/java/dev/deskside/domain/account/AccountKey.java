package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.math.BigInteger;

/**
 * The system's id of an account. A positive whole number that may exceed {@link Long#MAX_VALUE}: the vendor's own
 * sample account key does.
 *
 * @param value up to {@value Check#MAX_KEY_DIGITS} digits
 */
public record AccountKey(BigInteger value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "accountKey";

    public AccountKey {
        Check.key(FIELD, value);
    }

    /**
     * Reads decimal digits.
     *
     * @param digits decimal digits
     * @return the key
     */
    public static AccountKey of(String digits) {
        return new AccountKey(Check.key(FIELD, digits));
    }

    /**
     * The key that this number spells.
     *
     * @param number a number greater than 0
     * @return the key
     */
    public static AccountKey of(long number) {
        return new AccountKey(BigInteger.valueOf(number));
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return value.toString();
    }
}
