package dev.deskside.domain.session;

import dev.deskside.domain.Check;

/**
 * The id that a session gets when it starts on the endpoint; before that it has none.
 *
 * @param value 1 to 256 characters without white space
 */
public record SessionId(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "sessionId";

    public SessionId {
        Check.word(FIELD, value, 256);
    }

    /** The id itself. */
    @Override
    public String toString() {
        return value;
    }
}
