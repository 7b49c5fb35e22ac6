package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.CompanyQuery.Order;
import dev.deskside.domain.account.CompanyQuery.Sort;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link Accounts}. A test makes an account of its own, so that all may share one store. */
public interface AccountsContract {
    /** The store under test. */
    Accounts accounts();

    private static TokenHash freshToken() {
        return TokenHash.of(Fresh.word("access"));
    }

    private static Technician technician(UserKey key, AccountKey account, CompanyId... companies) {
        return new Technician(
                key,
                account,
                "T",
                new EmailAddress("t@example.com"),
                Locale.ROOT,
                Seat.NONE,
                Set.of(),
                Set.of(companies));
    }

    @Test
    @DisplayName("B1 what was added is found, equal to what was added")
    default void found() {
        Tenant tenant = Tenant.in(accounts());
        Caller caller = tenant.caller();
        assertThat(accounts().account(tenant.key())).contains(tenant.account());
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
        assertThat(accounts().technician(caller, tenant.technician().key())).contains(tenant.technician());
        assertThat(accounts().machine(caller, tenant.machine().uuid())).contains(tenant.machine());
        assertThat(accounts().isEmpty()).isFalse();
        assertThat(accounts().account(new AccountKey(Fresh.key()))).isEmpty();
    }

    @Test
    @DisplayName("B1 keys of any size and every kind of technician and account come back")
    default void everyKind() {
        for (int moreDigits : new int[] {17, 19, 63}) {
            AccountKey key = new AccountKey(Fresh.key("9", moreDigits));
            Account account = new Account(key, "Konto 🗝", Account.Recording.DISABLED);
            accounts().add(account);
            assertThat(accounts().account(key)).contains(account);

            Company one = new Company(new CompanyId(Fresh.key("9", moreDigits)), key, "One");
            Company two = new Company(new CompanyId(Fresh.key("10", moreDigits - 1)), key, "Two");
            accounts().add(one);
            accounts().add(two);
            for (Technician technician : List.of(
                    technician(new UserKey(Fresh.key("8", moreDigits)), key),
                    technician(new UserKey(Fresh.key("8", moreDigits)), key, one.id(), two.id()))) {
                TokenHash token = freshToken();
                accounts().add(technician, token);
                assertThat(accounts().technician(token)).contains(technician);
                assertThat(accounts().technician(Caller.of(technician), technician.key()))
                        .contains(technician);
            }
        }
    }

    @Test
    @DisplayName("B1 all that is known of a machine comes back, and what isn't known is absent")
    default void everyMachine() {
        Tenant tenant = Tenant.in(accounts());
        for (Optional<MachineStatus> status : everyStatus()) {
            for (List<String> addresses : List.of(
                    List.<String>of(), List.of("192.0.2.7"), List.of("2001:db8::7%eth0", "192.0.2.7", "192.0.2.7"))) {
                for (Optional<String> dnsName : List.of(Optional.<String>empty(), Optional.of("Büro 1.example.com"))) {
                    Machine machine = new Machine(
                            new MachineUuid(Fresh.word("machine")),
                            tenant.company().id(),
                            "Empfang 🖥",
                            dnsName,
                            addresses,
                            status);
                    accounts().add(machine);
                    assertThat(accounts().machine(tenant.caller(), machine.uuid()))
                            .contains(machine);
                }
            }
        }
    }

    private static List<Optional<MachineStatus>> everyStatus() {
        List<Optional<MachineStatus>> all = new ArrayList<>(List.of(Optional.empty()));
        for (MachineStatus status : MachineStatus.values()) {
            all.add(Optional.of(status));
        }
        return all;
    }

    @Test
    @DisplayName("B2 a technician is found by the hash of the access token, and by no other")
    default void byToken() {
        Tenant tenant = Tenant.in(accounts());
        Tenant other = Tenant.in(accounts());
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
        assertThat(accounts().technician(other.accessToken())).contains(other.technician());
        assertThat(accounts().technician(freshToken())).isEmpty();
        assertThat(accounts().technician(TokenHash.of(tenant.accessToken().hex())))
                .isEmpty();
    }

    @Test
    @DisplayName("B3 a technician is found by key within the caller's account only")
    default void technicianOfOtherAccount() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Technician colleague = technician(new UserKey(Fresh.key()), tenant.key());
        accounts().add(colleague, freshToken());
        assertThat(accounts().technician(tenant.caller(), colleague.key())).contains(colleague);
        assertThat(accounts().technician(stranger.caller(), colleague.key())).isEmpty();
        assertThat(accounts().technician(tenant.caller(), new UserKey(Fresh.key())))
                .isEmpty();
    }

    @Test
    @DisplayName("B4 a machine is found only where the caller has access to its company")
    default void machineOfOtherCompany() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        MachineUuid machine = tenant.machine().uuid();
        MachineUuid closedMachine = tenant.closedMachine().uuid();
        assertThat(accounts().machine(tenant.callerWith(open), closedMachine)).isEmpty();
        assertThat(accounts().machine(tenant.callerWith(closed), closedMachine)).contains(tenant.closedMachine());
        assertThat(accounts().machine(tenant.callerWith(open, closed), machine)).contains(tenant.machine());
        assertThat(accounts().machine(tenant.callerWith(), machine)).isEmpty();
        assertThat(accounts().machine(tenant.callerWith(open), new MachineUuid(Fresh.word("machine"))))
                .isEmpty();
    }

    @Test
    @DisplayName("B4 a machine of another account's company is absent, even if the caller names the company")
    default void machineOfOtherAccount() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        assertThat(accounts()
                        .machine(
                                stranger.callerWith(tenant.company().id()),
                                tenant.machine().uuid()))
                .isEmpty();
    }

    @Test
    @DisplayName("B5 a key that is there already is refused, and nothing is written")
    default void keyTwice() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        AccountKey account = tenant.key();
        CompanyId company = tenant.company().id();
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> accounts().add(new Account(account, "Other", Account.Recording.DISABLED)));
        assertRefused(ErrorCode.ALREADY_EXISTS, () -> accounts().add(new Company(company, stranger.key(), "Other")));
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> accounts()
                        .add(Machine.named(
                                tenant.machine().uuid(), tenant.closedCompany().id(), "Other")));
        TokenHash unused = freshToken();
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> accounts().add(technician(tenant.technician().key(), stranger.key()), unused));

        assertThat(accounts().account(account)).contains(tenant.account());
        assertThat(accounts().machine(tenant.caller(), tenant.machine().uuid())).contains(tenant.machine());
        assertThat(accounts().technician(unused)).isEmpty();
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
    }

    @Test
    @DisplayName("B5 a token that is there already is refused, even another account's, and nothing is written")
    default void tokenTwice() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Technician second = technician(
                new UserKey(Fresh.key()), stranger.key(), stranger.company().id());
        assertRefused(ErrorCode.ALREADY_EXISTS, () -> accounts().add(second, tenant.accessToken()));
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
        assertThat(accounts().technician(stranger.caller(), second.key())).isEmpty();
        // Nothing is left behind that would be in the way.
        TokenHash token = freshToken();
        accounts().add(second, token);
        assertThat(accounts().technician(token)).contains(second);
    }

    @Test
    @DisplayName("B5 an account or company that isn't there is refused, and nothing is written")
    default void missing() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        AccountKey noAccount = new AccountKey(Fresh.key());
        CompanyId noCompany = new CompanyId(Fresh.key());
        assertRefused(ErrorCode.INVALID_KEY, () -> accounts().add(new Company(noCompany, noAccount, "Nobody's")));
        MachineUuid machine = new MachineUuid(Fresh.word("machine"));
        assertRefused(ErrorCode.INVALID_KEY, () -> accounts().add(Machine.named(machine, noCompany, "Nobody's")));
        assertThat(accounts().machine(tenant.callerWith(noCompany), machine)).isEmpty();

        UserKey key = new UserKey(Fresh.key());
        TokenHash token = freshToken();
        for (Technician wrong : List.of(
                technician(key, noAccount),
                technician(key, tenant.key(), tenant.company().id(), noCompany),
                technician(key, tenant.key(), stranger.company().id()))) {
            assertRefused(ErrorCode.INVALID_KEY, () -> accounts().add(wrong, token));
            assertThat(accounts().technician(token)).isEmpty();
            assertThat(accounts().technician(tenant.caller(), key)).isEmpty();
        }
        accounts().add(technician(key, tenant.key()), token);
        assertThat(accounts().technician(token)).isPresent();
    }

    @Test
    @DisplayName("B6 the companies of an account are all of its own, and none of another's")
    default void companies() {
        Tenant tenant = Tenant.in(accounts());
        Tenant.in(accounts());
        assertThat(accounts().companies(tenant.key()))
                .containsExactlyInAnyOrder(
                        tenant.company().id(), tenant.closedCompany().id());
        assertThat(accounts().companies(new AccountKey(Fresh.key()))).isEmpty();
    }

    @Test
    @DisplayName("B5 of concurrent additions of the same technician exactly one succeeds")
    default void concurrently() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        for (int round = 0; round < 10; round++) {
            Technician technician = technician(new UserKey(Fresh.key()), tenant.key());
            Race race = Race.of(4, () -> {
                accounts().add(technician, freshToken());
                return null;
            });
            assertThat(race.successes()).isEqualTo(1);
            assertThat(race.failures()).containsOnly(ErrorCode.ALREADY_EXISTS);
        }
    }

    private static Company company(Tenant tenant, String name) {
        return new Company(new CompanyId(Fresh.key()), tenant.key(), name);
    }

    private static Machine machine(CompanyId company, String name) {
        return Machine.named(new MachineUuid(Fresh.word("machine")), company, name);
    }

    /** In the order of code points, not in that of UTF-16; and ASCII's capital letters are small ones. */
    private static List<String> namesInOrder() {
        return List.of("1", "_", "Alpha", "beta", "Gamma", "{", "Ärger", "\ufffc", "😀");
    }

    private static List<String> shuffled(List<String> names) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(6));
        return shuffled;
    }

    @Test
    @DisplayName("B6 the lists of an account hold all of its own by name, and none of another's")
    default void administration() {
        Tenant stranger = Tenant.in(accounts());
        AccountKey key = new AccountKey(Fresh.key());
        Account account = new Account(key, "Account", Account.Recording.ENABLED);
        accounts().add(account);
        for (String name : shuffled(namesInOrder())) {
            Company company = new Company(new CompanyId(Fresh.key()), key, name);
            accounts().add(company);
            accounts().add(machine(company.id(), name));
            accounts()
                    .add(
                            new Technician(
                                    new UserKey(Fresh.key()),
                                    key,
                                    name,
                                    new EmailAddress("t@example.com"),
                                    Locale.GERMAN,
                                    Seat.REMOTE_SUPPORT,
                                    Set.of(Role.SUPPORT),
                                    Set.of(company.id())),
                            freshToken());
        }

        assertThat(accounts().companiesOf(key)).extracting(Company::name).isEqualTo(namesInOrder());
        assertThat(accounts().companiesOf(key)).extracting(Company::account).containsOnly(key);
        assertThat(accounts().machinesOf(key)).extracting(Machine::name).isEqualTo(namesInOrder());
        assertThat(accounts().techniciansOf(key)).extracting(Technician::name).isEqualTo(namesInOrder());
        assertThat(accounts().techniciansOf(key))
                .allSatisfy(technician -> assertThat(accounts().technician(Caller.of(technician), technician.key()))
                        .contains(technician));

        assertThat(accounts().companiesOf(stranger.key()))
                .containsExactly(stranger.company(), stranger.closedCompany());
        assertThat(accounts().machinesOf(stranger.key())).containsExactly(stranger.closedMachine(), stranger.machine());
        assertThat(accounts().techniciansOf(stranger.key())).containsExactly(stranger.technician());

        AccountKey nobody = new AccountKey(Fresh.key());
        assertThat(accounts().companiesOf(nobody)).isEmpty();
        assertThat(accounts().machinesOf(nobody)).isEmpty();
        assertThat(accounts().techniciansOf(nobody)).isEmpty();
    }

    @Test
    @DisplayName("B6 those of the same name are in the order of their keys as numbers")
    default void sameNames() {
        Tenant tenant = Tenant.in(accounts());
        List<BigInteger> keys =
                List.of(Fresh.key("9", 18), Fresh.key("10", 18), Fresh.key("9", 30), Fresh.key("10", 30));
        List<BigInteger> mixed = List.of(keys.get(2), keys.get(1), keys.get(3), keys.get(0));
        for (BigInteger key : mixed) {
            accounts().add(new Company(new CompanyId(key), tenant.key(), key.testBit(0) ? "SAME" : "same"));
            accounts().add(technician(new UserKey(key), tenant.key()), freshToken());
        }
        assertThat(accounts().companiesOf(tenant.key()))
                .filteredOn(company -> company.name().equalsIgnoreCase("same"))
                .extracting(company -> company.id().value())
                .isEqualTo(keys);
        assertThat(accounts().techniciansOf(tenant.key()))
                .filteredOn(technician -> technician.name().equals("T"))
                .extracting(technician -> technician.key().value())
                .isEqualTo(keys);
    }

    @Test
    @DisplayName("B6 all accounts are listed, by name")
    default void everyAccount() {
        List<Account> added = new ArrayList<>();
        for (String name : shuffled(namesInOrder())) {
            Account account = new Account(new AccountKey(Fresh.key()), name, Account.Recording.DISABLED);
            accounts().add(account);
            added.add(account);
        }
        assertThat(accounts().allAccounts())
                .filteredOn(added::contains)
                .extracting(Account::name)
                .isEqualTo(namesInOrder());
    }

    @Test
    @DisplayName(
            "B7 a company is listed and counted only for a caller who has access to it, and of whose account it is")
    default void reachableCompanies() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();

        assertThat(accounts().companies(tenant.caller(), CompanyQuery.ALL))
                .isEqualTo(new CompanyPage(1, List.of(tenant.company())));
        assertThat(accounts().companies(tenant.callerWith(), CompanyQuery.ALL))
                .isEqualTo(new CompanyPage(0, List.of()));
        assertThat(accounts()
                        .companies(tenant.callerWith(open, closed), CompanyQuery.ALL)
                        .companies())
                .containsExactlyInAnyOrder(tenant.company(), tenant.closedCompany());
        assertThat(accounts()
                        .companies(stranger.callerWith(open, stranger.company().id()), CompanyQuery.ALL))
                .isEqualTo(new CompanyPage(1, List.of(stranger.company())));
    }

    @Test
    @DisplayName("B7 companies are narrowed by a part of the name; only ASCII's capital and small letters are one")
    default void companiesByName() {
        Tenant tenant = Tenant.in(accounts());
        Company tea = company(tenant, "Jasmine TEA House");
        Company coffee = company(tenant, "Kölner 100%_Coffee 😀");
        accounts().add(tea);
        accounts().add(coffee);
        Caller caller = tenant.callerWith(tenant.company().id(), tea.id(), coffee.id());

        assertThat(named(caller, "tea h")).containsExactly(tea);
        assertThat(named(caller, "COFFEE")).containsExactly(coffee);
        assertThat(named(caller, "kÖ")).isEmpty();
        assertThat(named(caller, "0%_c")).containsExactly(coffee);
        assertThat(named(caller, "%")).containsExactly(coffee);
        assertThat(named(caller, "_")).containsExactly(coffee);
        assertThat(named(caller, "😀")).containsExactly(coffee);
        assertThat(named(caller, "other")).as("out of reach").isEmpty();
    }

    private List<Company> named(Caller caller, String part) {
        CompanyPage page = accounts()
                .companies(caller, new CompanyQuery(Optional.of(part), 50, 0, Sort.COMPANY_ID, Order.ASCENDING));
        assertThat(page.total()).isEqualTo(page.companies().size());
        return page.companies();
    }

    @Test
    @DisplayName("B7 every part of every list is as the question sorts it, and tells the total of the whole list")
    default void companyPages() {
        Tenant tenant = Tenant.in(accounts());
        List<Company> all = new ArrayList<>(List.of(tenant.company()));
        List<String> names = new ArrayList<>(namesInOrder());
        names.addAll(List.of("same", "Same", "SAME", "same", "alphabet"));
        for (String name : shuffled(names)) {
            // As text the ids would be in another order, as signed 64-bit numbers some would be negative.
            Company company = new Company(
                    new CompanyId(Fresh.key(Integer.toString(all.size()), 15 + all.size() % 6)), tenant.key(), name);
            accounts().add(company);
            all.add(company);
        }
        Caller caller = tenant.callerWith(all.stream().map(Company::id).toArray(CompanyId[]::new));
        for (Optional<String> text : List.of(Optional.<String>empty(), Optional.of("A"), Optional.of("none"))) {
            for (Sort sort : Sort.values()) {
                for (Order order : Order.values()) {
                    for (int limit : new int[] {1, 4, 50}) {
                        for (int offset : new int[] {0, 3, all.size() - 1, all.size(), Integer.MAX_VALUE}) {
                            CompanyQuery query = new CompanyQuery(text, limit, offset, sort, order);
                            List<Company> meant = all.stream()
                                    .filter(query::matches)
                                    .sorted(query.comparator())
                                    .toList();
                            assertThat(accounts().companies(caller, query))
                                    .as("%s", query)
                                    .isEqualTo(new CompanyPage(
                                            meant.size(),
                                            meant.stream()
                                                    .skip(offset)
                                                    .limit(limit)
                                                    .toList()));
                        }
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("B7 the machines of a company are all of its own, sorted by name, ties by id")
    default void machinesOfACompany() {
        Tenant tenant = Tenant.in(accounts());
        Company company = company(tenant, "Second");
        accounts().add(company);
        List<Machine> all = new ArrayList<>();
        List<String> names = new ArrayList<>(namesInOrder());
        names.addAll(List.of("same", "Same", "SAME"));
        for (String name : shuffled(names)) {
            Machine machine = new Machine(
                    new MachineUuid(Fresh.word("machine")),
                    company.id(),
                    name,
                    Optional.of("dns"),
                    List.of("192.0.2.7", "2001:db8::7"),
                    Optional.of(MachineStatus.BLOCKED));
            accounts().add(machine);
            all.add(machine);
        }
        Caller caller = tenant.callerWith(tenant.company().id(), company.id());
        assertThat(accounts().machines(caller, company.id()))
                .isEqualTo(all.stream().sorted(Machine.BY_NAME).toList());
        assertThat(accounts().machines(caller, tenant.company().id())).containsExactly(tenant.machine());
    }

    @Test
    @DisplayName("B7 the machines of a company out of reach, of another account or unknown are none")
    default void machinesOutOfReach() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        CompanyId unknown = new CompanyId(Fresh.key());
        assertThat(accounts().machines(tenant.callerWith(closed), closed)).containsExactly(tenant.closedMachine());
        assertThat(accounts().machines(tenant.callerWith(open), closed)).isEmpty();
        assertThat(accounts().machines(tenant.callerWith(), open)).isEmpty();
        assertThat(accounts().machines(stranger.callerWith(open), open)).isEmpty();
        assertThat(accounts().machines(tenant.callerWith(unknown), unknown)).isEmpty();
    }

    @Test
    @DisplayName("B8 access that is granted is there from then on, besides the others, however often it is granted")
    default void grant() {
        Tenant tenant = Tenant.in(accounts());
        Technician colleague = technician(new UserKey(Fresh.key()), tenant.key());
        accounts().add(colleague, freshToken());
        Technician granted =
                tenant.technician().withAccessTo(tenant.closedCompany().id());
        for (int time = 0; time < 3; time++) {
            accounts().grant(granted.key(), tenant.closedCompany().id());
            accounts().grant(granted.key(), tenant.company().id());

            assertThat(accounts().technician(tenant.accessToken())).contains(granted);
            assertThat(accounts().technician(tenant.caller(), granted.key())).contains(granted);
            assertThat(accounts().techniciansOf(tenant.key())).containsExactlyInAnyOrder(colleague, granted);
        }
        assertThat(accounts().machine(Caller.of(granted), tenant.closedMachine().uuid()))
                .contains(tenant.closedMachine());
    }

    @Test
    @DisplayName(
            "B8 a technician or company that isn't there, or another account's, is refused, and nothing is granted")
    default void grantRefused() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        UserKey key = tenant.technician().key();
        assertRefused(ErrorCode.INVALID_KEY, () -> accounts().grant(key, new CompanyId(Fresh.key())));
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> accounts().grant(key, stranger.company().id()));
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> accounts()
                        .grant(new UserKey(Fresh.key()), tenant.company().id()));
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
        assertThat(accounts().technician(stranger.accessToken())).contains(stranger.technician());
    }

    @Test
    @DisplayName("B8 of what is granted at the same time nothing is lost")
    default void grantedAtOnce() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            companies.add(company(tenant, "C" + i));
            accounts().add(companies.get(i));
        }
        UserKey key = tenant.technician().key();
        Race race = Race.of(companies.stream()
                .<Callable<?>>map(company -> () -> {
                    accounts().grant(key, company.id());
                    accounts().grant(key, tenant.closedCompany().id());
                    return null;
                })
                .toList());
        assertThat(race.successes()).isEqualTo(4);
        assertThat(accounts().technician(tenant.accessToken()).orElseThrow().companies())
                .hasSize(6)
                .containsAll(companies.stream().map(Company::id).toList());
    }
}
