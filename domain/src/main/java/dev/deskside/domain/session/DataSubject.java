package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.EmailAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer who asks what is kept of them, as sessions name them: by exactly one of the two.
 *
 * @param email the whole address, where ASCII's capital and small letters are the same
 * @param name exactly this one
 */
public record DataSubject(Optional<EmailAddress> email, Optional<String> name) {
    /**
     * INVALID_VALUE unless exactly one is given.
     *
     * @param email the address, if it is given
     * @param name the name, if it is given
     */
    public DataSubject {
        Objects.requireNonNull(email);
        Objects.requireNonNull(name);
        if (email.isPresent() == name.isPresent()) {
            throw DesksideException.invalid("customer", "must be given by either an e-mail address or a name");
        }
    }

    /**
     * {@return whoever has this address}
     *
     * @param email the address
     */
    public static DataSubject withEmail(EmailAddress email) {
        return new DataSubject(Optional.of(email), Optional.empty());
    }

    /**
     * {@return whoever has this name}
     *
     * @param name the name, spelt as it is kept
     */
    public static DataSubject named(String name) {
        return new DataSubject(Optional.empty(), Optional.of(name));
    }

    /**
     * {@return whether it is this customer}
     *
     * @param customer the customer of a session
     */
    public boolean is(Customer customer) {
        return email.map(address -> customer.email()
                        .filter(other -> Check.lowerAscii(other.value()).equals(Check.lowerAscii(address.value())))
                        .isPresent())
                .orElseGet(() -> customer.name().equals(name));
    }

    /** Says what they are known by, and not who it is. */
    @Override
    public String toString() {
        return "DataSubject[by=%s]".formatted(email.isPresent() ? "email" : "name");
    }
}
