package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Companies and machines for a host's own tests, in memory. It passes {@link MachinesContract}. */
public final class InMemoryMachines implements Machines {
    private final Map<CompanyId, Company> companies = new HashMap<>();
    private final Set<Machine> machines = new HashSet<>();

    /** No companies. */
    public InMemoryMachines() {}

    /**
     * Adds a company.
     *
     * @param company a company of any account
     */
    public synchronized void add(Company company) {
        companies.put(company.id(), company);
    }

    /**
     * Adds a machine.
     *
     * @param machine a machine of a company that was added
     */
    public synchronized void add(Machine machine) {
        machines.add(machine);
    }

    @Override
    public synchronized CompanyPage companies(Caller caller, CompanyQuery query) {
        List<Company> all = companies.values().stream()
                .filter(company -> isReachable(caller, company.id()) && query.matches(company))
                .sorted(query.comparator())
                .toList();
        return new CompanyPage(
                all.size(),
                all.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Override
    public synchronized List<Machine> machines(Caller caller, CompanyId company) {
        if (!isReachable(caller, company)) {
            throw new DesksideException(ErrorCode.INVALID_KEY, "The company is unknown, or not one of the caller's.");
        }
        return machines.stream()
                .filter(machine -> machine.company().equals(company))
                .sorted(Machine.BY_NAME)
                .toList();
    }

    private boolean isReachable(Caller caller, CompanyId company) {
        return companies.containsKey(company)
                && caller.companies().contains(company)
                && companies.get(company).account().equals(caller.account());
    }
}
