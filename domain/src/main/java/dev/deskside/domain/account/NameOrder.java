package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Arrays;

/** How names are sorted: by code points, where capital and small letters of ASCII are the same. */
final class NameOrder {
    private NameOrder() {}

    static int compare(String one, String other) {
        return Arrays.compare(codePoints(one), codePoints(other));
    }

    private static int[] codePoints(String name) {
        return Check.lowerAscii(name).codePoints().toArray();
    }
}
