package dev.deskside.bootstrap.bench;

import java.util.Locale;

/** What a ratio of ours to the floor should be. */
sealed interface Bound {
    /** Only told. */
    Bound NONE = new None();

    /** For rates, where more is better. */
    static Bound atLeast(double least) {
        return new AtLeast(least);
    }

    /** For durations and sizes, where less is better. */
    static Bound atMost(double most) {
        return new AtMost(most);
    }

    boolean isMetBy(double ratio);

    /** Any ratio is fine. */
    record None() implements Bound {
        @Override
        public boolean isMetBy(double ratio) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** So much, or more. */
    record AtLeast(double least) implements Bound {
        @Override
        public boolean isMetBy(double ratio) {
            return ratio >= least;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, ">= %.1f", least);
        }
    }

    /** So much, or less. */
    record AtMost(double most) implements Bound {
        @Override
        public boolean isMetBy(double ratio) {
            return ratio <= most;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "<= %.1f", most);
        }
    }
}
