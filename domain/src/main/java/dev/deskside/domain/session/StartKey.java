package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import java.util.Objects;

/**
 * What a start is recognised by when it is asked for again.
 *
 * @param value the caller's {@code Idempotency-Key}, 1 to 255 characters without white space; another account's same
 *     value is another key
 * @param request the hash of what was asked for, and by whom
 */
public record StartKey(String value, TokenHash request) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "Idempotency-Key";

    public StartKey {
        Check.word(FIELD, value, 255);
        Objects.requireNonNull(request);
    }
}
