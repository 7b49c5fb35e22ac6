package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Which companies somebody asks for: the request parameters of v1's {@code GET /companies}.
 *
 * @param text a part of the company's name; capital and small letters of ASCII are the same
 * @param limit the most companies of one answer, 1 to {@value #MAX_LIMIT}
 * @param offset how many to leave out at the beginning, from 0
 * @param sort ties are in the order of the ids
 * @param order which end comes first
 */
public record CompanyQuery(Optional<String> text, int limit, int offset, Sort sort, Order order) {
    /** The most companies of one answer. */
    public static final int MAX_LIMIT = 50;

    /** The first page of all companies, by id. */
    public static final CompanyQuery ALL =
            new CompanyQuery(Optional.empty(), MAX_LIMIT, 0, Sort.COMPANY_ID, Order.ASCENDING);

    /** What the list is sorted by. */
    public enum Sort {
        /** As numbers. */
        COMPANY_ID,
        /** By code points, where capital and small letters of ASCII are the same. */
        COMPANY_NAME
    }

    /** Which end comes first. */
    public enum Order {
        /** From A to Z, and from the smallest number. */
        ASCENDING,
        /** The other way round. */
        DESCENDING
    }

    public CompanyQuery {
        text.ifPresent(q -> Check.line("q", q, 256));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DesksideException.invalid("limit", "must be from 1 to " + MAX_LIMIT);
        }
        if (offset < 0) {
            throw DesksideException.invalid("offset", "must be 0 or more");
        }
        Objects.requireNonNull(sort);
        Objects.requireNonNull(order);
    }

    /**
     * {@return whether this company is meant, whatever part of the list is asked for}
     *
     * @param company any company
     */
    public boolean matches(Company company) {
        return text.map(part -> Check.containsIgnoringAsciiCase(company.name(), part))
                .orElse(true);
    }

    /** {@return what the list is in the order of} */
    public Comparator<Company> comparator() {
        Comparator<Company> byId = Comparator.comparing(company -> company.id().value());
        Comparator<Company> asked =
                sort == Sort.COMPANY_ID ? byId : (one, other) -> NameOrder.compare(one.name(), other.name());
        return (order == Order.ASCENDING ? asked : asked.reversed()).thenComparing(byId);
    }

    /**
     * {@return the same question for another part of the answer}
     *
     * @param newLimit the most companies in the answer
     * @param newOffset how many are left out before the first
     */
    public CompanyQuery page(int newLimit, int newOffset) {
        return new CompanyQuery(text, newLimit, newOffset, sort, order);
    }
}
