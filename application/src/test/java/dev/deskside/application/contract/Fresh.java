package dev.deskside.application.contract;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.UUID;

/** Keys and words that no other test uses, so that all tests may share one store. */
final class Fresh {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Fresh() {}

    /** A key of 20 digits, above {@link Long#MAX_VALUE}. */
    static BigInteger key() {
        return new BigInteger(64, RANDOM).setBit(64);
    }

    /** A key that begins with these digits and has this many more. */
    static BigInteger key(String firstDigits, int moreDigits) {
        BigInteger rest = new BigInteger(256, RANDOM).mod(BigInteger.TEN.pow(moreDigits));
        return new BigInteger(firstDigits)
                .multiply(BigInteger.TEN.pow(moreDigits))
                .add(rest);
    }

    /** A word that begins with this one. */
    static String word(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }
}
