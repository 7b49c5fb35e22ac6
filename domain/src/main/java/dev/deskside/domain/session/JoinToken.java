package dev.deskside.domain.session;

import dev.deskside.domain.Check;

/**
 * The secret in a join URL: whoever has it may join the session as its customer.
 *
 * @param value 1 to 256 characters without white space
 */
public record JoinToken(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "joinToken";

    public JoinToken {
        Check.word(FIELD, value, 256);
    }

    /** Says what it is, not what it holds: whoever has it may act on the session. */
    @Override
    public String toString() {
        return "JoinToken[…]";
    }
}
