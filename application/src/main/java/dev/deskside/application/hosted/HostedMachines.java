package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.util.List;
import java.util.Objects;

/** This platform knows the machines itself. */
final class HostedMachines implements Machines {
    private final Accounts accounts;

    HostedMachines(Accounts accounts) {
        this.accounts = Objects.requireNonNull(accounts);
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        return accounts.companies(caller, query);
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        boolean reachable = caller.companies().contains(company)
                && accounts.companies(caller.account()).contains(company);
        if (!reachable) {
            throw new DesksideException(
                    ErrorCode.INVALID_KEY,
                    CompanyId.FIELD + " is unknown, or not one that the technician has access to.");
        }
        return accounts.machines(caller, company);
    }
}
