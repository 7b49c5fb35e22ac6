package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.CompanyQuery;

/** The request parameters of {@code GET /companies}. */
final class CompanyParameters {
    private CompanyParameters() {}

    /** The question that these ask. INVALID_VALUE naming the parameter where one is wrong. */
    static CompanyQuery read(QueryParameters parameters) {
        return new CompanyQuery(
                parameters.one("q"),
                parameters.number("limit").orElse(CompanyQuery.MAX_LIMIT),
                parameters.number("offset").orElse(0),
                parameters.one("sortField").map(CompanyParameters::sort).orElse(CompanyQuery.Sort.COMPANY_ID),
                parameters.one("sortOrder").map(CompanyParameters::order).orElse(CompanyQuery.Order.ASCENDING));
    }

    private static CompanyQuery.Sort sort(String text) {
        return switch (text) {
            case "companyId" -> CompanyQuery.Sort.COMPANY_ID;
            case "companyName" -> CompanyQuery.Sort.COMPANY_NAME;
            default -> throw DesksideException.invalid("sortField", "must be companyId or companyName");
        };
    }

    private static CompanyQuery.Order order(String text) {
        return switch (text) {
            case "asc" -> CompanyQuery.Order.ASCENDING;
            case "desc" -> CompanyQuery.Order.DESCENDING;
            default -> throw DesksideException.invalid("sortOrder", "must be asc or desc");
        };
    }
}
