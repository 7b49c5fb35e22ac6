package dev.deskside.bootstrap.settings;

import java.util.Comparator;
import java.util.stream.Stream;

/** What somebody meant who misspelt a name. */
public final class Nearest {
    private Nearest() {}

    /**
     * {@return the candidate that takes the fewest letters to add, take away, change or swap with the next one}
     *
     * @param misspelt what was written
     * @param candidates what could have been meant
     */
    public static String to(String misspelt, Stream<String> candidates) {
        return candidates
                .min(Comparator.comparingInt(candidate -> distance(misspelt, candidate)))
                .orElseThrow();
    }

    /** The distance of Damerau and Levenshtein, between neighbours only. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
