package dev.deskside.bootstrap.cli;

/** How many columns of a terminal a text takes. */
final class Columns {
    private static final String ELLIPSIS = "…";

    /** First and last code points that take two columns: East Asian wide and fullwidth ones, and emoji. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF},
        {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}
    };

    private Columns() {}

    /** The columns of a text on one line. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** As much of the text as fits, an ellipsis in place of what doesn't. */
    static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int columns = 0;
        for (int codePoint : text.codePoints().toArray()) {
            columns += of(codePoint);
            if (columns > most - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return most < 1 ? "" : kept + ELLIPSIS;
    }

    /** The text, followed by as many blanks as fill the columns. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /**
     * The text on one line, without what a terminal would act on: whoever names a customer must not be able to write to
     * the screen of the technician.
     */
    static String printable(String text) {
        int[] shown = text.codePoints().map(c -> isPrintable(c) ? c : ' ').toArray();
        return new String(shown, 0, shown.length).strip();
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Joiners hold scripts and emoji together; what turns the direction of writing turns the table around.
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }
}
