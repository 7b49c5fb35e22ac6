package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Comparator;
import java.util.Objects;

/**
 * A customer organization of an account, which owns unattended machines.
 *
 * @param id what it is called
 * @param account the account that supports it
 * @param name for people, at most 256 characters
 */
public record Company(CompanyId id, AccountKey account, String name) {
    /** By name, as all lists by name are: by code points, capital and small letters of ASCII the same; ties by id. */
    public static final Comparator<Company> BY_NAME =
            NameOrder.by(Company::name, company -> company.id().value());

    public Company {
        Objects.requireNonNull(id);
        Objects.requireNonNull(account);
        Check.line("companyName", name, 256);
    }
}
