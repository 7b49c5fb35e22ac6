package dev.deskside.domain.account;

import dev.deskside.domain.DesksideException;
import java.util.List;

/**
 * A part of the answer to a {@link CompanyQuery}.
 *
 * @param total how many there are in all, whatever the limit and the offset
 * @param companies the companies, in the order that was asked for
 */
public record CompanyPage(long total, List<Company> companies) {
    public CompanyPage {
        if (total < 0) {
            throw DesksideException.invalid("totalNumCompanies", "must be 0 or more");
        }
        companies = List.copyOf(companies);
    }
}
