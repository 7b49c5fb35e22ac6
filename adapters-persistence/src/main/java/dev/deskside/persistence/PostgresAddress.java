package dev.deskside.persistence;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a PostgreSQL database is, and who asks for it.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's parameters behind a question mark if need
 *     be; without a password
 * @param user the driver's default unless said otherwise
 * @param password absent where the server asks for none
 */
public record PostgresAddress(String url, Optional<String> user, Optional<String> password) {
    public PostgresAddress {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /** Says where, not how one gets in. */
    @Override
    public String toString() {
        return "PostgresAddress[" + url + "]";
    }
}
