package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;

/**
 * An e-mail address: something on both sides of an {@code @}. Whether mail arrives there is not this type's promise.
 *
 * @param value 3 to 254 characters without white space
 */
public record EmailAddress(String value) {
    /** The name of such a value where no better one is known. */
    public static final String FIELD = "email";

    public EmailAddress {
        check(FIELD, value);
    }

    /**
     * Reads an address that its caller knows under another name.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value the address
     * @return the address
     */
    public static EmailAddress of(String field, String value) {
        return new EmailAddress(check(field, value));
    }

    private static String check(String field, String value) {
        Check.word(field, value, 254);
        int at = value.lastIndexOf('@');
        if (at < 1 || at == value.length() - 1) {
            throw DesksideException.invalid(field, "must be an e-mail address such as name@example.com");
        }
        return value;
    }

    /** The address itself. */
    @Override
    public String toString() {
        return value;
    }
}
