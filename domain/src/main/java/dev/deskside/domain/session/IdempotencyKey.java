package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;

/**
 * What a caller names a start by, so that it is done once however often it is asked for. Another account's same value
 * is another key.
 *
 * @param value 1 to 255 characters of ASCII without white space, which is what a header can carry
 */
public record IdempotencyKey(String value) {
    /** The header's name, used where its value is wrong. */
    public static final String FIELD = StartKey.FIELD;

    public IdempotencyKey {
        Check.word(FIELD, value, 255);
        if (value.chars().anyMatch(c -> c > '~')) {
            throw DesksideException.invalid(FIELD, "must be ASCII");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
