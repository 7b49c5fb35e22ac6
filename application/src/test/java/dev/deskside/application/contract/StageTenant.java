package dev.deskside.application.contract;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.session.TokenHash;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An account on a stage, of its own for each test.
 *
 * @param accountName what the account is called
 * @param technician who calls: with a seat, every role, and access to the company
 * @param colleague another technician of the same account
 * @param outsider a technician of the same account without access to the company
 * @param company a company of the account
 * @param machine a machine of the company
 */
public record StageTenant(
        String accountName,
        Technician technician,
        Technician colleague,
        Technician outsider,
        CompanyId company,
        Machine machine) {
    public StageTenant {
        Objects.requireNonNull(accountName);
        Objects.requireNonNull(technician);
        Objects.requireNonNull(colleague);
        Objects.requireNonNull(outsider);
        Objects.requireNonNull(company);
        Objects.requireNonNull(machine);
    }

    /**
     * An account with all that a test needs; it isn't stored anywhere yet.
     *
     * @param account the account
     * @return the tenant
     */
    public static StageTenant of(Account account) {
        Company company = TestIds.company(account.key());
        return new StageTenant(
                account.name(),
                TestIds.technician(account.key(), Set.of(company.id())),
                TestIds.technician(account.key(), Set.of(company.id())),
                TestIds.technician(account.key(), Set.of()),
                company.id(),
                TestIds.machine(company.id()));
    }

    /**
     * Stores all of it, each technician with the access token that this gives.
     *
     * @param accounts where it is stored
     * @param recording whether the account may be recorded
     * @param accessToken what each technician calls with
     */
    public void addTo(Accounts accounts, Account.Recording recording, Function<Technician, String> accessToken) {
        AccountKey account = technician.account();
        accounts.add(new Account(account, accountName, recording));
        accounts.add(new Company(company, account, companyName()));
        accounts.add(machine);
        for (Technician each : List.of(technician, colleague, outsider)) {
            accounts.add(each, TokenHash.of(accessToken.apply(each)));
        }
    }

    /** {@return what the company is called} */
    public String companyName() {
        return "Corner Bakery";
    }

    /** {@return the technician as a caller} */
    public Caller caller() {
        return Caller.of(technician);
    }
}
