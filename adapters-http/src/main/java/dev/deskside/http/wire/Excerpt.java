package dev.deskside.http.wire;

/** What the other side wrote, as much of it as a message may show. */
public final class Excerpt {
    private Excerpt() {}

    /**
     * At most so many characters of the text, on one line: what can't be printed (line ends, controls, marks that turn
     * the direction of writing) becomes a space, and a cut is shown as an ellipsis.
     */
    public static String of(String text, int maxCharacters) {
        int[] printable = text.codePoints()
                .map(c -> isPrintable(c) ? c : ' ')
                .limit(maxCharacters + 1L)
                .toArray();
        return printable.length <= maxCharacters
                ? new String(printable, 0, printable.length).strip()
                : new String(printable, 0, maxCharacters).strip() + "…";
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
