package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Objects;

/**
 * A customer organization of an account, which owns unattended machines.
 *
 * @param account the account that supports it
 * @param name for people, at most 256 characters
 */
public record Company(CompanyId id, AccountKey account, String name) {
    public Company {
        Objects.requireNonNull(id);
        Objects.requireNonNull(account);
        Check.line("companyName", name, 256);
    }
}
