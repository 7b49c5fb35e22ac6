package dev.deskside.domain.session;

import dev.deskside.domain.Check;

/**
 * What the answer to a start gives its caller to ask for the session with, before there is a {@link SessionId}.
 *
 * @param value 1 to 256 characters without white space
 */
public record SessionToken(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "sessionToken";

    public SessionToken {
        Check.word(FIELD, value, 256);
    }

    /** Says what it is, not what it holds: whoever has it may act on the session. */
    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
