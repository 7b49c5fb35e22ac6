package dev.deskside.domain.account;

import dev.deskside.domain.Check;

/**
 * The id of an unattended machine. Called a UUID by the v1 API; what providers send is only sure to be a word.
 *
 * @param value 1 to 128 characters without white space
 */
public record MachineUuid(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "machineUuid";

    public MachineUuid {
        Check.word(FIELD, value, 128);
    }

    /** The id itself. */
    @Override
    public String toString() {
        return value;
    }
}
