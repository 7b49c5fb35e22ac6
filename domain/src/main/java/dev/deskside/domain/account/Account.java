package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Comparator;
import java.util.Objects;

/**
 * A tenant of the platform: everything belongs to exactly one account.
 *
 * @param key what it is called
 * @param name for people, at most 256 characters
 * @param recording whether sessions of this account may be recorded and its recordings listed
 */
public record Account(AccountKey key, String name, Recording recording) {
    /** Whether session recording is enabled on the account. */
    public enum Recording {
        /** They are. */
        ENABLED,
        /** They are not. */
        DISABLED
    }

    /** By name as companies are, ties by key. */
    public static final Comparator<Account> BY_NAME =
            NameOrder.by(Account::name, account -> account.key().value());

    public Account {
        Objects.requireNonNull(key);
        Check.line("accountName", name, 256);
        Objects.requireNonNull(recording);
    }
}
