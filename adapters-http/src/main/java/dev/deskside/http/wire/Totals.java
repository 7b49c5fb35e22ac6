package dev.deskside.http.wire;

import java.math.BigInteger;

/** The total that stands beside a list. */
final class Totals {
    private Totals() {}

    /** Never less than what is there: a total that is missing or nonsense is the number of the items. */
    static long of(BigInteger told, int items) {
        return told == null || told.bitLength() >= Long.SIZE ? items : Math.max(told.longValue(), items);
    }
}
