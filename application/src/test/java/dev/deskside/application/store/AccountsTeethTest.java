package dev.deskside.application.store;

import dev.deskside.application.contract.AccountsContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.Check;
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
        final Map<CompanyId, Company> companies = new ConcurrentHashMap<>();
        final Map<MachineUuid, Machine> machines = new ConcurrentHashMap<>();
        final Map<UserKey, Technician> technicians = new ConcurrentHashMap<>();

        @Override
        public Accounts accounts() {
            return this;
        }

        static Caller reaching(Caller caller, CompanyId company) {
            return new Caller(caller.account(), Set.of(company), caller.user(), caller.roles(), caller.seat());
        }

        /** The answer, made of these in this order. */
        static CompanyPage page(Stream<Company> all, CompanyQuery query) {
            List<Company> meant = all.toList();
            return new CompanyPage(
                    meant.size(),
                    meant.stream().skip(query.offset()).limit(query.limit()).toList());
        }

        Stream<Company> reachable(Caller caller) {
            return companies.values().stream()
                    .filter(company -> company.account().equals(caller.account()))
                    .filter(company -> caller.companies().contains(company.id()));
        }

        @Override
        public void add(Account account) {
            right.add(account);
        }

        @Override
        public void add(Company company) {
            right.add(company);
            companies.put(company.id(), company);
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
        @Override
        public Set<CompanyId> companies(AccountKey account) {
            return Set.copyOf(companies.keySet());
        }
    }

    @Breaks("B1")
    static class KeepsTheFirstAddressAlone extends Almost {
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
    static class TakesUnknownForOffline extends Almost {
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
    static class ListsTheCompaniesOfAll extends Almost {
        @Override
        public List<Company> companiesOf(AccountKey account) {
            return companies.values().stream().sorted(Company.BY_NAME).toList();
        }
    }

    @Breaks("B6")
    static class ListsTheMachinesOfAll extends Almost {
        @Override
        public List<Machine> machinesOf(AccountKey account) {
            return machines.values().stream().sorted(Machine.BY_NAME).toList();
        }
    }

    @Breaks("B6")
    static class ListsTheTechniciansOfAll extends Almost {
        @Override
        public List<Technician> techniciansOf(AccountKey account) {
            return List.copyOf(technicians.values());
        }
    }

    @Breaks("B6")
    static class SortsTechniciansByCapitals extends Almost {
        @Override
        public List<Technician> techniciansOf(AccountKey account) {
            return right.techniciansOf(account).stream()
                    .sorted(Comparator.comparing(Technician::name))
                    .toList();
        }
    }

    @Breaks("B6")
    static class SortsCompaniesByHalvesOfSurrogates extends Almost {
        @Override
        public List<Company> companiesOf(AccountKey account) {
            return right.companiesOf(account).stream()
                    .sorted(Comparator.comparing(company -> Check.lowerAscii(company.name())))
                    .toList();
        }
    }

    @Breaks("B6")
    static class SortsMachinesInReverse extends Almost {
        @Override
        public List<Machine> machinesOf(AccountKey account) {
            return right.machinesOf(account).stream()
                    .sorted(Machine.BY_NAME.reversed())
                    .toList();
        }
    }

    @Breaks("B6")
    static class SortsTiesAsText extends Almost {
        @Override
        public List<Technician> techniciansOf(AccountKey account) {
            return right.techniciansOf(account).stream()
                    .sorted(Comparator.comparing((Technician technician) -> Check.lowerAscii(technician.name()))
                            .thenComparing(technician -> technician.key().toString()))
                    .toList();
        }
    }

    @Breaks("B6")
    static class SortsAccountsByKey extends Almost {
        @Override
        public List<Account> allAccounts() {
            return right.allAccounts().stream()
                    .sorted(Comparator.comparing(account -> account.key().value()))
                    .toList();
        }
    }

    @Breaks("B6")
    static class ForgetsAnAccount extends Almost {
        @Override
        public List<Account> allAccounts() {
            return right.allAccounts().stream().skip(1).toList();
        }
    }

    @Breaks("B7")
    static class CountsThePageAlone extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            List<Company> page = right.companies(caller, query).companies();
            return new CompanyPage(page.size(), page);
        }
    }

    @Breaks("B7")
    static class CountsWhatIsOutOfReach extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return new CompanyPage(
                    companies.size(), right.companies(caller, query).companies());
        }
    }

    @Breaks("B7")
    static class IgnoresTheOffset extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return right.companies(caller, query.page(query.limit(), 0));
        }
    }

    @Breaks("B7")
    static class TakesTheOffsetForAPage extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return right.companies(caller, query.page(query.limit(), (int)
                    Math.min((long) query.offset() * query.limit(), 1_000)));
        }
    }

    @Breaks("B7")
    static class ListsCompaniesOutOfReach extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return page(
                    companies.values().stream()
                            .filter(company -> company.account().equals(caller.account()))
                            .filter(query::matches)
                            .sorted(query.comparator()),
                    query);
        }
    }

    @Breaks("B7")
    static class BelievesTheCallerInLists extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return page(
                    caller.companies().stream()
                            .map(companies::get)
                            .filter(query::matches)
                            .sorted(query.comparator()),
                    query);
        }
    }

    @Breaks("B7")
    static class SortsIdsAsText extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            if (query.sort() != CompanyQuery.Sort.COMPANY_ID || query.order() != CompanyQuery.Order.ASCENDING) {
                return right.companies(caller, query);
            }
            return page(
                    reachable(caller)
                            .filter(query::matches)
                            .sorted(Comparator.comparing(company -> company.id().toString())),
                    query);
        }
    }

    @Breaks("B7")
    static class TurnsTiesRound extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            Comparator<Company> ascending =
                    Company.BY_NAME.thenComparing(company -> company.id().value());
            return query.sort() == CompanyQuery.Sort.COMPANY_NAME && query.order() == CompanyQuery.Order.DESCENDING
                    ? page(reachable(caller).filter(query::matches).sorted(ascending.reversed()), query)
                    : right.companies(caller, query);
        }
    }

    @Breaks("B7")
    static class KnowsCapitalLettersOfEveryAlphabet extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            String part = query.text().orElse("").toLowerCase(Locale.ROOT);
            return page(
                    reachable(caller)
                            .filter(company ->
                                    company.name().toLowerCase(Locale.ROOT).contains(part))
                            .sorted(query.comparator()),
                    query);
        }
    }

    @Breaks("B7")
    static class TakesWildCards extends Almost {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            return query.text().equals(Optional.of("%"))
                    ? page(reachable(caller).sorted(query.comparator()), query)
                    : right.companies(caller, query);
        }
    }

    @Breaks("B7")
    static class ListsMachinesOutOfReach extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return right.machines(reaching(caller, company), company);
        }
    }

    @Breaks("B7")
    static class ListsMachinesOfOtherAccounts extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return machines.values().stream()
                    .filter(machine -> machine.company().equals(company))
                    .filter(machine -> caller.companies().contains(machine.company()))
                    .sorted(Machine.BY_NAME)
                    .toList();
        }
    }

    @Breaks("B7")
    static class ListsMachinesAsTheyCome extends Almost {
        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return right.machines(caller, company).stream()
                    .sorted(Comparator.comparing(machine -> machine.uuid().value()))
                    .toList();
        }
    }

    @Breaks("B8")
    static class ForgetsWhatWasGranted extends Almost {
        @Override
        public void grant(UserKey technician, CompanyId company) {
            if (!companies.containsKey(company) || !technicians.containsKey(technician)) {
                super.grant(technician, company);
            }
        }
    }

    @Breaks("B8")
    static class KnowsWhatWasGrantedByKeyAlone extends Almost {
        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken).map(technician -> technicians.get(technician.key()));
        }
    }

    @Breaks("B8")
    static class RefusesToGrantTwice extends Almost {
        @Override
        public void grant(UserKey technician, CompanyId company) {
            if (technicians.containsKey(technician)
                    && right.techniciansOf(technicians.get(technician).account()).stream()
                            .anyMatch(each -> each.key().equals(technician)
                                    && each.companies().contains(company))) {
                throw new DesksideException(ErrorCode.ALREADY_EXISTS, "It is granted already.");
            }
            super.grant(technician, company);
        }
    }

    @Breaks("B8")
    static class TakesTheOthersAway extends Almost {
        private final Map<UserKey, CompanyId> latest = new ConcurrentHashMap<>();

        @Override
        public void grant(UserKey technician, CompanyId company) {
            super.grant(technician, company);
            latest.put(technician, company);
        }

        @Override
        public Optional<Technician> technician(TokenHash accessToken) {
            return right.technician(accessToken)
                    .map(technician -> latest.containsKey(technician.key())
                            ? technicians.get(technician.key()).withAccessTo(latest.get(technician.key()))
                            : technician);
        }
    }

    @Breaks("B8")
    static class SwallowsWhatItCannotGrant extends Almost {
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
    static class GrantsToEverybody extends Almost {
        @Override
        public void grant(UserKey technician, CompanyId company) {
            super.grant(technician, company);
            technicians.values().stream()
                    .filter(each ->
                            each.account().equals(technicians.get(technician).account()))
                    .forEach(each -> super.grant(each.key(), company));
        }
    }
}
