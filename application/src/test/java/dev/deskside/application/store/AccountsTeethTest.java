package dev.deskside.application.store;

import dev.deskside.application.contract.AccountsContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
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
import java.util.List;
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
        return Teeth.of(AccountsTeethTest.class, "B1", "B2", "B3", "B4", "B5", "B6");
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
}
