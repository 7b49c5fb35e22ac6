package dev.deskside.domain.session;

import dev.deskside.domain.Check;

/**
 * The secret in a launch URL: whoever has it may start the session as its technician.
 *
 * @param value 1 to 256 characters without white space
 */
public record LaunchToken(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "launchToken";

    public LaunchToken {
        Check.word(FIELD, value, 256);
    }

    /** Says what it is, not what it holds: whoever has it may act on the session. */
    @Override
    public String toString() {
        return "LaunchToken[…]";
    }
}
