package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/** How names are sorted: by code points, where capital and small letters of ASCII are the same. */
final class NameOrder {
    private NameOrder() {}

    /** By this name; ties by this key. */
    static <T, K extends Comparable<K>> Comparator<T> by(Function<T, String> name, Function<T, K> key) {
        Comparator<T> byName = (one, other) -> compare(name.apply(one), name.apply(other));
        return byName.thenComparing(key);
    }

    static int compare(String one, String other) {
        return Arrays.compare(codePoints(one), codePoints(other));
    }

    private static int[] codePoints(String name) {
        return Check.lowerAscii(name).codePoints().toArray();
    }
}
