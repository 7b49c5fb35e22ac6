package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Comparator;
import java.util.Objects;

/**
 * A customer organization of an account, which owns unattended machines.
 *
 * @param account the account that supports it
 * @param name for people, at most 256 characters
 */
public record Company(CompanyId id, AccountKey account, String name) {
    /** By name, as all lists by name are: by code points, where capital and small letters of ASCII are the same. */
    public static final Comparator<Company> BY_NAME = (one, other) -> NameOrder.compare(one.name, other.name);

    public Company {
        Objects.requireNonNull(id);
        Objects.requireNonNull(account);
        Check.line("companyName", name, 256);
    }
}
