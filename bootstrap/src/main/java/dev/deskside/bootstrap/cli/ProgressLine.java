package dev.deskside.bootstrap.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** One line on standard error that tells how it goes on, and is gone when it is over; nothing where nobody sees it. */
final class ProgressLine implements AutoCloseable {
    private static final int BAR = 24;
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean shown;
    private boolean drawn;

    ProgressLine(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.shown = terminal.showsProgress();
    }

    /** So many are there by now, and nobody knows how many there will be: the bar wanders. */
    void found(int count, int answers) {
        int place = answers % (2 * (BAR - 2));
        int left = place < BAR - 2 ? place : 2 * (BAR - 2) - place;
        draw(bar(left, 2), String.format(Locale.ROOT, "%,d found in %,d answers", count, answers));
    }

    /** So many of so many. */
    void of(long count, long total) {
        int full = total <= 0 ? BAR : (int) Math.min(BAR, BAR * count / total);
        draw(bar(0, full), String.format(Locale.ROOT, "%,d of %,d", count, total));
    }

    @Override
    public void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
        }
    }

    private void draw(String bar, String words) {
        if (shown) {
            drawn = true;
            err.print(ERASE + "[" + bar + "] " + words);
            err.flush();
        }
    }

    private static String bar(int left, int full) {
        return " ".repeat(left) + "#".repeat(full) + " ".repeat(BAR - left - full);
    }
}
