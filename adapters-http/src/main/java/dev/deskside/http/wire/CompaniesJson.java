package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to {@code GET /companies}.
 *
 * @param totalNumCompanies on all pages
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompaniesJson(
        @JsonDeserialize(using = LenientNumber.class) BigInteger totalNumCompanies, List<CompanyJson> companies) {

    /**
     * One of them.
     *
     * @param companyId a number of any size
     */
    public record CompanyJson(
            @JsonDeserialize(using = LenientNumber.class) BigInteger companyId,
            @JsonDeserialize(using = LenientText.class) String companyName) {
        private Optional<Company> toCompany(AccountKey account) {
            if (companyId == null) {
                return Optional.empty();
            }
            return Tolerant.read(companyId.toString(), CompanyId::of)
                    .map(id -> new Company(
                            id, account, Tolerant.line(companyName, 256).orElseGet(id::toString)));
        }
    }

    /** What is sent for this page. */
    public static CompaniesJson of(CompanyPage page) {
        return new CompaniesJson(
                BigInteger.valueOf(page.total()),
                page.companies().stream()
                        .map(company -> new CompanyJson(company.id().value(), company.name()))
                        .toList());
    }

    /**
     * What was received: one without a readable id is left out, one without a name is called by its id, a total that
     * isn't there is the number of the items. UNRECOGNISED where there is no array.
     *
     * @param account whose companies were asked for; the answer doesn't tell it
     */
    public CompanyPage toPage(AccountKey account) {
        if (companies == null) {
            throw new DesksideException(ErrorCode.UNRECOGNISED, "The provider's answer has no companies.");
        }
        List<Company> read = companies.stream()
                .filter(Objects::nonNull)
                .flatMap(json -> json.toCompany(account).stream())
                .toList();
        return new CompanyPage(Totals.of(totalNumCompanies, read.size()), read);
    }
}
