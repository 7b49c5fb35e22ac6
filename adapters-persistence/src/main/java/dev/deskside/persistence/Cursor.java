package dev.deskside.persistence;

import dev.deskside.domain.PageCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** What a cursor holds: words with spaces between them, in base64url so that nobody takes them for a promise. */
final class Cursor {
    private Cursor() {}

    static PageCursor of(Object... words) {
        List<String> texts = List.of(words).stream().map(Object::toString).toList();
        return new PageCursor(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(" ", texts).getBytes(StandardCharsets.UTF_8)));
    }

    /** Its words. INVALID_VALUE where there aren't so many. */
    static List<String> words(PageCursor cursor, int count) {
        List<String> words = List.of(text(cursor).split(" ", -1));
        if (words.size() != count) {
            throw PageCursor.unreadable();
        }
        return words;
    }

    /** What the cursor was read as, unless that would be given out as another one: there are more ways to write it. */
    static <P> P unchanged(PageCursor cursor, P place, Function<P, PageCursor> writing) {
        if (!writing.apply(place).equals(cursor)) {
            throw PageCursor.unreadable();
        }
        return place;
    }

    /** A word that is a number. */
    static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw PageCursor.unreadable();
        }
    }

    private static String text(PageCursor cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor.value()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw PageCursor.unreadable();
        }
    }
}
