package dev.deskside.application.store;

import dev.deskside.application.contract.AccountsContract;
import dev.deskside.application.contract.InMemoryAccounts;
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
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of accounts")
class AccountsTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(AccountsTeethTest.class, Right.class, "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8");
    }

    /** A right adapter; each class below gets one thing wrong. */
    abstract static class Almost implements AccountsContract, Accounts {
        final Accounts right = new InMemoryAccounts();
        final Map<MachineUuid, Machine> machines = new ConcurrentHashMap<>();
        final Map<UserKey, Technician> technicians = new ConcurrentHashMap<>();

        @Override
        public Accounts accounts() {
            return this;
        }

        @Override
        public void add(Account account) {
            right.add(account);
        }

        @Override
        public void add(Company company) {
            right.add(company);
        }

        @Override
        public void add(Machine machine) {
            right.add(machine);
            machines.put(machine.uuid(), machine);
        }

        @Override
        public void add(Technician technician, TokenHash accessToken) {
            right.add(technician, accessToken);
            technicians.put(technician.key(), technician);
        }

        @Override
        public boolean isEmpty() {
            return right.isEmpty();
        }

        @Override
        public Optional<Account> account(AccountKey key) {
            return right.account(key);
        }

        @Override
        public Set<CompanyId> companies(AccountKey account) {
            return right.companies(account);
        }

        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken);
        }

        @Override
        public Optional<Technician> technician(Caller caller, UserKey key) {
            return right.technician(caller, key);
        }

        @Override
        public Optional<Machine> machine(Caller caller, MachineUuid uuid) {
            return right.machine(caller, uuid);
        }

        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return right.companies(caller, query);
        }

        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return right.machines(caller, company);
        }

        @Override
        public List<Account> allAccounts() {
            return right.allAccounts();
        }

        @Override
        public List<Company> companiesOf(AccountKey account) {
            return right.companiesOf(account);
        }

        @Override
        public List<Technician> techniciansOf(AccountKey account) {
            return right.techniciansOf(account);
        }

        @Override
        public List<Machine> machinesOf(AccountKey account) {
            return right.machinesOf(account);
        }

        @Override
        public void grant(UserKey technician, CompanyId company) {
            right.grant(technician, company);
        }
    }

    static class Right extends Almost {}

    @Breaks("B1")
    static class ForgetsCompanies extends Almost {
        @Override
        public void add(Technician technician, TokenHash accessToken) {
            super.add(
                    new Technician(
                            technician.key(),
                            technician.account(),
                            technician.name(),
                            technician.email(),
                            technician.locale(),
                            technician.seat(),
                            technician.roles(),
                            Set.of()),
                    accessToken);
        }
    }

    @Breaks("B1")
    static class IsAlwaysEmpty extends Almost {
        @Override
        public boolean isEmpty() {
            return true;
        }
    }

    @Breaks("B2")
    static class LetsAnybodyIn extends Almost {
        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken)
                    .or(() -> technicians.values().stream().findFirst());
        }
    }

    @Breaks("B3")
    static class FindsTechniciansOfOtherAccounts extends Almost {
        @Override
        public Optional<Technician> technician(Caller caller, UserKey key) {
            return Optional.ofNullable(technicians.get(key));
        }
    }

    @Breaks("B4")
    static class FindsMachinesOfOtherCompanies extends Almost {
        @Override
        public Optional<Machine> machine(Caller caller, MachineUuid uuid) {
            Caller reachesAll = Optional.ofNullable(machines.get(uuid))
                    .map(machine -> reaching(caller, machine.company()))
                    .orElse(caller);
            return right.machine(reachesAll, uuid);
        }

        private static Caller reaching(Caller caller, CompanyId company) {
            return new Caller(caller.account(), Set.of(company), caller.user(), caller.roles(), caller.seat());
        }
    }

    @Breaks("B4")
    static class BelievesTheCallersCompanies extends Almost {
        @Override
        public Optional<Machine> machine(Caller caller, MachineUuid uuid) {
            return Optional.ofNullable(machines.get(uuid))
                    .filter(machine -> caller.companies().contains(machine.company()));
        }
    }

    @Breaks("B5")
    static class SwallowsTheRefusal extends Almost {
        @Override
        public void add(Company company) {
            try {
                super.add(company);
            } catch (DesksideException e) {
                // As if it had been added.
            }
        }
    }

    @Breaks("B5")
    static class AddsTheTechnicianWithoutTheCompany extends Almost {
        @Override
        public void add(Technician technician, TokenHash accessToken) {
            try {
                super.add(technician, accessToken);
            } catch (DesksideException e) {
                technicians.put(technician.key(), technician);
                throw e;
            }
        }

        @Override
        public Optional<Technician> technician(Caller caller, UserKey key) {
            return Optional.ofNullable(technicians.get(key))
                    .filter(technician -> technician.account().equals(caller.account()));
        }
    }

    @Breaks("B6")
    static class ShowsEveryCompanyToEverybody extends Almost {
        private final Set<CompanyId> companies = ConcurrentHashMap.newKeySet();

        @Override
        public void add(Company company) {
            super.add(company);
            companies.add(company.id());
        }

        @Override
        public Set<CompanyId> companies(AccountKey account) {
            return Set.copyOf(companies);
        }
    }

    @Breaks("B1")
    static class ForgetsTheAddressesOfMachines extends Almost {
        @Override
        public void add(Machine machine) {
            super.add(new Machine(
                    machine.uuid(),
                    machine.company(),
                    machine.name(),
                    machine.dnsName(),
                    machine.ipAddresses().stream().limit(1).toList(),
                    machine.status()));
        }
    }

    @Breaks("B1")
    static class CallsUnknownMachinesOffline extends Almost {
        @Override
        public void add(Machine machine) {
            super.add(new Machine(
                    machine.uuid(),
                    machine.company(),
                    machine.name(),
                    machine.dnsName(),
                    machine.ipAddresses(),
                    machine.status().or(() -> Optional.of(MachineStatus.OFFLINE))));
        }
    }

    @Breaks("B6")
    static class ListsTechniciansOfEverybody extends Almost {
        @Override
        public List<Technician> techniciansOf(AccountKey account) {
            return right.allAccounts().stream()
                    .flatMap(each -> right.techniciansOf(each.key()).stream())
                    .toList();
        }
    }

    @Breaks("B6")
    static class ListsTheMachinesOfOneCompany extends Almost {
        @Override
        public List<Machine> machinesOf(AccountKey account) {
            return right.companiesOf(account).stream()
                    .limit(1)
                    .flatMap(company -> right.machinesOf(account).stream()
                            .filter(machine -> machine.company().equals(company.id())))
                    .toList();
        }
    }

    @Breaks("B6")
    static class SortsNamesWithCapitalsFirst extends Almost {
        @Override
        public List<Company> companiesOf(AccountKey account) {
            return right.companiesOf(account).stream()
                    .sorted(Comparator.comparing(Company::name))
                    .toList();
        }
    }

    @Breaks("B6")
    static class ListsAccountsByKey extends Almost {
        @Override
        public List<Account> allAccounts() {
            return right.allAccounts().stream()
                    .sorted(Comparator.comparing(account -> account.key().value()))
                    .toList();
        }
    }

    /** Lists companies by itself, in parts; some of the classes below get one of them wrong. */
    abstract static class AlmostLists extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            List<Company> all = candidates(caller)
                    .filter(company -> matches(query, company))
                    .sorted(order(query))
                    .toList();
            return new CompanyPage(
                    all.size(),
                    all.stream().skip(query.offset()).limit(query.limit()).toList());
        }

        Stream<Company> candidates(Caller caller) {
            return right.companiesOf(caller.account()).stream()
                    .filter(company -> caller.companies().contains(company.id()));
        }

        boolean matches(CompanyQuery query, Company company) {
            return query.matches(company);
        }

        Comparator<Company> order(CompanyQuery query) {
            return query.comparator();
        }
    }

    @Breaks("B7")
    static class ListsCompaniesOutOfReach extends AlmostLists {
        @Override
        Stream<Company> candidates(Caller caller) {
            return right.companiesOf(caller.account()).stream();
        }
    }

    @Breaks("B7")
    static class ListsCompaniesOfOtherAccounts extends AlmostLists {
        @Override
        Stream<Company> candidates(Caller caller) {
            return right.allAccounts().stream()
                    .flatMap(account -> right.companiesOf(account.key()).stream())
                    .filter(company -> caller.companies().contains(company.id()));
        }
    }

    @Breaks("B7")
    static class ForgetsThePartOfTheName extends AlmostLists {
        @Override
        boolean matches(CompanyQuery query, Company company) {
            return true;
        }
    }

    @Breaks("B7")
    static class KnowsTheCapitalsOfAllLanguages extends AlmostLists {
        @Override
        boolean matches(CompanyQuery query, Company company) {
            return query.text()
                    .map(text -> company.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                    .orElse(true);
        }
    }

    @Breaks("B7")
    static class KnowsNoCapitals extends AlmostLists {
        @Override
        boolean matches(CompanyQuery query, Company company) {
            return query.text().map(company.name()::contains).orElse(true);
        }
    }

    @Breaks("B7")
    static class OrdersIdsAsText extends AlmostLists {
        @Override
        Comparator<Company> order(CompanyQuery query) {
            Comparator<Company> asText =
                    Comparator.comparing(company -> company.id().toString());
            return query.sort() == CompanyQuery.Sort.COMPANY_NAME ? query.comparator() : asText;
        }
    }

    @Breaks("B7")
    static class TurnsTiesAroundToo extends AlmostLists {
        @Override
        Comparator<Company> order(CompanyQuery query) {
            Comparator<Company> ascending = new CompanyQuery(
                            query.text(), query.limit(), 0, query.sort(), CompanyQuery.Order.ASCENDING)
                    .comparator();
            return query.order() == CompanyQuery.Order.ASCENDING ? ascending : ascending.reversed();
        }
    }

    @Breaks("B7")
    static class CountsThePage extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            List<Company> page = right.companies(caller, query).companies();
            return new CompanyPage(page.size(), page);
        }
    }

    @Breaks("B7")
    static class KnowsNoOffset extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return right.companies(caller, query.page(query.limit(), 0));
        }
    }

    @Breaks("B7")
    static class ShowsMachinesOutOfReach extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return right.machinesOf(caller.account()).stream()
                    .filter(machine -> machine.company().equals(company))
                    .toList();
        }
    }

    @Breaks("B7")
    static class ShowsMachinesOfOtherAccounts extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return machines.values().stream()
                    .filter(machine -> machine.company().equals(company)
                            && caller.companies().contains(company))
                    .sorted(Machine.BY_NAME)
                    .toList();
        }
    }

    @Breaks("B7")
    static class ListsMachinesById extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return right.machines(caller, company).stream()
                    .sorted(Comparator.comparing(machine -> machine.uuid().value()))
                    .toList();
        }
    }

    @Breaks("B8")
    static class GrantsNothing extends Almost {
        @Override
        public void grant(UserKey technician, CompanyId company) {
            // As if it had been granted.
        }
    }

    @Breaks("B8")
    static class SwallowsARefusedGrant extends Almost {
        @Override
        public void grant(UserKey technician, CompanyId company) {
            try {
                super.grant(technician, company);
            } catch (DesksideException e) {
                // As if it had been granted.
            }
        }
    }

    @Breaks("B8")
    static class GrantsOnce extends Almost {
        private final Set<List<Object>> granted = ConcurrentHashMap.newKeySet();

        @Override
        public void grant(UserKey technician, CompanyId company) {
            super.grant(technician, company);
            if (!granted.add(List.of(technician, company))) {
                throw new DesksideException(ErrorCode.ALREADY_EXISTS, "It is granted already.");
            }
        }
    }

    /** Grants, and shows the technician with something wrong about it. */
    abstract static class AlmostGrants extends Almost {
        final Map<UserKey, CompanyId> granted = new ConcurrentHashMap<>();

        @Override
        public void grant(UserKey technician, CompanyId company) {
            super.grant(technician, company);
            granted.put(technician, company);
        }

        static Technician withOnly(Set<CompanyId> companies, Technician technician) {
            return new Technician(
                    technician.key(),
                    technician.account(),
                    technician.name(),
                    technician.email(),
                    technician.locale(),
                    technician.seat(),
                    technician.roles(),
                    companies);
        }
    }

    @Breaks("B8")
    static class TakesTheOthersAway extends AlmostGrants {
        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken)
                    .map(technician -> Optional.ofNullable(granted.get(technician.key()))
                            .map(last -> withOnly(Set.of(last), technician))
                            .orElse(technician));
        }
    }

    @Breaks("B8")
    static class ShowsItToColleaguesAlone extends AlmostGrants {
        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken)
                    .map(technician ->
                            withOnly(technicians.get(technician.key()).companies(), technician));
        }
    }
}
