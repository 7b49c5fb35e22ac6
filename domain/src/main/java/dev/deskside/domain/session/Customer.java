package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.account.EmailAddress;
import java.util.Optional;

/**
 * The person who is helped, as far as the starter of the session or a provider names them.
 *
 * @param name one line of at most 256 characters
 * @param email where mail reaches them
 */
public record Customer(Optional<String> name, Optional<EmailAddress> email) {
    /** Nothing is known of the customer. */
    public static final Customer UNKNOWN = new Customer(Optional.empty(), Optional.empty());

    public Customer {
        name.ifPresent(n -> Check.line("customerName", n, 256));
    }

    /**
     * {@return a customer with a name and no e-mail address}
     *
     * @param name one line of text
     */
    public static Customer named(String name) {
        return new Customer(Optional.of(name), Optional.empty());
    }
}
