package dev.deskside.bootstrap.kill;

import java.util.Arrays;
import java.util.Locale;

/** The status of a session, as far as one comes after another. */
enum Status {
    NOT_STARTED(0),
    WAITING(1),
    ACTIVE(2),
    COMPLETE(3),
    ABANDONED(3);

    private final int step;

    Status(int step) {
        this.step = step;
    }

    /** Reads it from the wire ({@code notStarted}) or from a store ({@code NOT_STARTED}). */
    static Status of(String text) {
        return Arrays.stream(values())
                .filter(status -> letters(status.name()).equals(letters(text)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no status: " + text));
    }

    /** How far it is on the way: a session never goes back. */
    int step() {
        return step;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
