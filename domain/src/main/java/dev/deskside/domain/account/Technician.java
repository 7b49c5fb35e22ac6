package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A person of an account who supports customers. The v1 API calls the technician of a session its "expert".
 *
 * @param key what the technician is called
 * @param account the tenant
 * @param name for people, at most 256 characters
 * @param email where mail reaches them
 * @param locale the language of what the technician sees, the dialog that starts a session among it
 * @param seat whether they have a licence
 * @param roles what they may do
 * @param companies the companies whose machines, and sessions on them, the technician has access to
 */
public record Technician(
        UserKey key,
        AccountKey account,
        String name,
        EmailAddress email,
        Locale locale,
        Seat seat,
        Set<Role> roles,
        Set<CompanyId> companies) {
    /** By name as companies are, ties by key. */
    public static final Comparator<Technician> BY_NAME =
            NameOrder.by(Technician::name, technician -> technician.key().value());

    public Technician {
        Objects.requireNonNull(key);
        Objects.requireNonNull(account);
        Check.line("technicianName", name, 256);
        Objects.requireNonNull(email);
        Objects.requireNonNull(locale);
        Objects.requireNonNull(seat);
        roles = Set.copyOf(roles);
        companies = Set.copyOf(companies);
    }

    /**
     * {@return the same technician, with access to this company too}
     *
     * @param company a company of the technician's account
     */
    public Technician withAccessTo(CompanyId company) {
        Set<CompanyId> all = new HashSet<>(companies);
        all.add(company);
        return new Technician(key, account, name, email, locale, seat, roles, all);
    }
}
