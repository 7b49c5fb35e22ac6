package dev.deskside.application.contract;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Accounts that are gone with the process; for tests. */
public final class InMemoryAccounts implements Accounts {
    private final Map<AccountKey, Account> accounts = new HashMap<>();
    private final Map<CompanyId, Company> companies = new HashMap<>();
    private final Map<MachineUuid, Machine> machines = new HashMap<>();
    private final Map<UserKey, Technician> technicians = new HashMap<>();
    private final Map<TokenHash, Technician> byAccessToken = new HashMap<>();

    /** A store without accounts. */
    public InMemoryAccounts() {}

    @Override
    public synchronized void add(Account account) {
        requireNew(!accounts.containsKey(account.key()));
        accounts.put(account.key(), account);
    }

    @Override
    public synchronized void add(Company company) {
        requireNew(!companies.containsKey(company.id()));
        requireThere(accounts.containsKey(company.account()), AccountKey.FIELD);
        companies.put(company.id(), company);
    }

    @Override
    public synchronized void add(Machine machine) {
        requireNew(!machines.containsKey(machine.uuid()));
        requireThere(companies.containsKey(machine.company()), CompanyId.FIELD);
        machines.put(machine.uuid(), machine);
    }

    @Override
    public synchronized void add(Technician technician, TokenHash accessToken) {
        requireNew(!technicians.containsKey(technician.key()) && !byAccessToken.containsKey(accessToken));
        requireThere(accounts.containsKey(technician.account()), AccountKey.FIELD);
        for (CompanyId company : technician.companies()) {
            requireThere(isOf(technician.account(), company), CompanyId.FIELD);
        }
        technicians.put(technician.key(), technician);
        byAccessToken.put(accessToken, technician);
    }

    @Override
    public synchronized boolean isEmpty() {
        return accounts.isEmpty();
    }

    @Override
    public synchronized Optional<Account> account(AccountKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public synchronized Set<CompanyId> companies(AccountKey account) {
        return companies.values().stream()
                .filter(company -> company.account().equals(account))
                .map(Company::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized Optional<Technician> technician(TokenHash accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken));
    }

    @Override
    public synchronized Optional<Technician> technician(Caller caller, UserKey key) {
        return Optional.ofNullable(technicians.get(key))
                .filter(technician -> technician.account().equals(caller.account()));
    }

    @Override
    public synchronized Optional<Machine> machine(Caller caller, MachineUuid uuid) {
        return Optional.ofNullable(machines.get(uuid))
                .filter(machine -> caller.companies().contains(machine.company()))
                .filter(machine -> isOf(caller.account(), machine.company()));
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
        return machines.values().stream()
                .filter(machine -> machine.company().equals(company) && isReachable(caller, company))
                .sorted(Machine.BY_NAME)
                .toList();
    }

    @Override
    public synchronized List<Account> allAccounts() {
        return sorted(accounts.values(), account -> true, Account.BY_NAME);
    }

    @Override
    public synchronized List<Company> companiesOf(AccountKey account) {
        return sorted(companies.values(), company -> company.account().equals(account), Company.BY_NAME);
    }

    @Override
    public synchronized List<Technician> techniciansOf(AccountKey account) {
        return sorted(technicians.values(), technician -> technician.account().equals(account), Technician.BY_NAME);
    }

    @Override
    public synchronized List<Machine> machinesOf(AccountKey account) {
        return sorted(machines.values(), machine -> isOf(account, machine.company()), Machine.BY_NAME);
    }

    @Override
    public synchronized void grant(UserKey technician, CompanyId company) {
        Technician before = technicians.get(technician);
        requireThere(before != null, UserKey.FIELD);
        requireThere(isOf(before.account(), company), CompanyId.FIELD);
        Technician after = before.withAccessTo(company);
        technicians.put(technician, after);
        byAccessToken.replaceAll((hash, each) -> each.equals(before) ? after : each);
    }

    private static <T> List<T> sorted(Collection<T> all, Predicate<T> condition, Comparator<T> order) {
        return all.stream().filter(condition).sorted(order).toList();
    }

    private boolean isReachable(Caller caller, CompanyId company) {
        return caller.companies().contains(company) && isOf(caller.account(), company);
    }

    private boolean isOf(AccountKey account, CompanyId company) {
        return Optional.ofNullable(companies.get(company))
                .map(there -> there.account().equals(account))
                .orElse(false);
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw new DesksideException(ErrorCode.ALREADY_EXISTS, "What is to be added is there already.");
        }
    }

    private static void requireThere(boolean isThere, String field) {
        if (!isThere) {
            throw new DesksideException(ErrorCode.INVALID_KEY, field + " is unknown.");
        }
    }
}
