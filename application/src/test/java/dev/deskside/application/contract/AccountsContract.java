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
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises B1 to B8 of {@link Accounts}. A test makes an account of its own, so that all may share one store. */
public interface AccountsContract {
    /** {@return the store under test} */
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
    default void everyKindOfMachine() {
        Tenant tenant = Tenant.in(accounts());
        List<Machine> added = new ArrayList<>();
        for (MachineStatus status : MachineStatus.values()) {
            added.add(new Machine(
                    new MachineUuid(Fresh.word("machine")),
                    tenant.company().id(),
                    "Kasse 'n' \"%_\" 🖥",
                    Optional.of("till, \"the\" first.example.com"),
                    List.of("192.0.2.7", "2001:db8::7%eth0", "192.0.2.7", ";,|"),
                    Optional.of(status)));
        }
        added.add(new Machine(
                new MachineUuid(Fresh.word("machine")),
                tenant.company().id(),
                "Bare",
                Optional.empty(),
                List.of(),
                Optional.empty()));
        added.forEach(accounts()::add);
        for (Machine machine : added) {
            assertThat(accounts().machine(tenant.caller(), machine.uuid())).contains(machine);
        }
        assertThat(accounts().machines(tenant.caller(), tenant.company().id())).containsAll(added);
        assertThat(accounts().machinesOf(tenant.key())).containsAll(added);
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
    @DisplayName("B6 the technicians, machines and companies of an account are all of its own, sorted by name")
    default void allOfAnAccount() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        AccountKey account = tenant.key();
        Company company = new Company(new CompanyId(Fresh.key()), account, "between");
        accounts().add(company);
        Technician anna = named(account, "anna", company.id());
        Technician bert = named(account, "Bert");
        accounts().add(bert, freshToken());
        accounts().add(anna, freshToken());
        Machine attic = Machine.named(new MachineUuid(Fresh.word("machine")), company.id(), "attic");
        accounts().add(attic);

        assertThat(accounts().companiesOf(account)).containsExactly(company, tenant.company(), tenant.closedCompany());
        assertThat(accounts().techniciansOf(account)).containsExactly(anna, bert, tenant.technician());
        assertThat(accounts().machinesOf(account)).containsExactly(attic, tenant.closedMachine(), tenant.machine());
        assertThat(accounts().techniciansOf(stranger.key())).containsExactly(stranger.technician());
        AccountKey nobody = new AccountKey(Fresh.key());
        assertThat(accounts().companiesOf(nobody)).isEmpty();
        assertThat(accounts().techniciansOf(nobody)).isEmpty();
        assertThat(accounts().machinesOf(nobody)).isEmpty();
    }

    @Test
    @DisplayName("B6 all accounts are listed, sorted by name")
    default void everyAccount() {
        List<Account> inOrder = new ArrayList<>();
        for (String name : List.of("a 10", "A 2", "b", "C")) {
            inOrder.add(new Account(new AccountKey(Fresh.key()), name, Account.Recording.DISABLED));
        }
        List.of(2, 0, 3, 1).forEach(i -> accounts().add(inOrder.get(i)));
        List<Account> listed = new ArrayList<>(accounts().allAccounts());
        listed.retainAll(inOrder);
        assertThat(listed).isEqualTo(inOrder);
    }

    private static Technician named(AccountKey account, String name, CompanyId... companies) {
        Technician technician = technician(new UserKey(Fresh.key()), account, companies);
        return new Technician(
                technician.key(),
                account,
                name,
                technician.email(),
                technician.locale(),
                technician.seat(),
                technician.roles(),
                technician.companies());
    }

    @Test
    @DisplayName("B7 a company is listed and counted only for a caller who has access to it")
    default void reachableCompanies() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        assertThat(accounts().companies(tenant.caller(), CompanyQuery.ALL))
                .isEqualTo(new CompanyPage(1, List.of(tenant.company())));
        assertThat(accounts().companies(tenant.callerWith(closed), CompanyQuery.ALL))
                .isEqualTo(new CompanyPage(1, List.of(tenant.closedCompany())));
        assertThat(accounts()
                        .companies(tenant.callerWith(open, closed), CompanyQuery.ALL)
                        .companies())
                .containsExactlyInAnyOrder(tenant.company(), tenant.closedCompany());
        for (Caller nobody : List.of(
                tenant.callerWith(),
                tenant.callerWith(new CompanyId(Fresh.key())),
                stranger.callerWith(open, closed))) {
            assertThat(accounts().companies(nobody, CompanyQuery.ALL)).isEqualTo(new CompanyPage(0, List.of()));
        }
    }

    @Test
    @DisplayName("B7 a part of the name narrows the list; capital and small letters of ASCII are the same")
    default void companiesByName() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId id = tenant.company().id();
        for (String part : List.of("müller & söhne \"süD", "MüLLER", "& S", "üd\"")) {
            assertThat(narrowed(tenant, part)).as(part).containsExactly(id);
        }
        for (String part : List.of("MÜLLER", "sÜd\"", "%", "_", "M*", "Müller  &", "Other")) {
            assertThat(narrowed(tenant, part)).as(part).isEmpty();
        }
    }

    private List<CompanyId> narrowed(Tenant tenant, String part) {
        CompanyPage page = accounts()
                .companies(
                        tenant.caller(), new CompanyQuery(Optional.of(part), 50, 0, Sort.COMPANY_ID, Order.ASCENDING));
        assertThat(page.total()).isEqualTo(page.companies().size());
        return page.companies().stream().map(Company::id).toList();
    }

    @Test
    @DisplayName("B7 companies are in the order of their ids as numbers, of any size")
    default void companiesByNumber() {
        Tenant tenant = Tenant.in(accounts());
        // As text each would come before the one above it, as a signed 64-bit number the larger ones would be negative.
        List<CompanyId> inOrder = new ArrayList<>();
        for (int moreDigits : new int[] {15, 18, 30, 62}) {
            inOrder.add(new CompanyId(Fresh.key("9", moreDigits)));
            inOrder.add(new CompanyId(Fresh.key("10", moreDigits)));
        }
        List<CompanyId> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(4));
        shuffled.forEach(id -> accounts().add(new Company(id, tenant.key(), "Same")));
        Caller caller = tenant.callerWith(inOrder.toArray(CompanyId[]::new));

        assertThat(listed(caller, Sort.COMPANY_ID, Order.ASCENDING)).isEqualTo(inOrder);
        assertThat(listed(caller, Sort.COMPANY_NAME, Order.ASCENDING)).isEqualTo(inOrder);
        // Ties stay as they are.
        assertThat(listed(caller, Sort.COMPANY_NAME, Order.DESCENDING)).isEqualTo(inOrder);
        Collections.reverse(inOrder);
        assertThat(listed(caller, Sort.COMPANY_ID, Order.DESCENDING)).isEqualTo(inOrder);
    }

    private List<CompanyId> listed(Caller caller, Sort sort, Order order) {
        return accounts().companies(caller, new CompanyQuery(Optional.empty(), 50, 0, sort, order)).companies().stream()
                .map(Company::id)
                .toList();
    }

    @Test
    @DisplayName("B7 every page of every order is that part of the whole list, and says its total")
    default void companyPages() {
        Tenant tenant = Tenant.in(accounts());
        List<String> names =
                List.of("alpha", "Alpha", "BETA", "beta 2", "Ärger", "ärger", "😀", "\uFF5E", "a_b", "a%b");
        List<Company> reachable = new ArrayList<>();
        Set<CompanyId> ids = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Company company = new Company(new CompanyId(Fresh.key()), tenant.key(), names.get(i % names.size()));
            accounts().add(company);
            if (i % 5 != 0) {
                reachable.add(company);
                ids.add(company.id());
            }
        }
        Caller caller = tenant.callerWith(ids.toArray(CompanyId[]::new));
        for (Optional<String> text : List.of(
                Optional.<String>empty(),
                Optional.of("ALPHA"),
                Optional.of("ä"),
                Optional.of("_"),
                Optional.of("zz"))) {
            for (Sort sort : Sort.values()) {
                for (Order order : Order.values()) {
                    for (int limit : new int[] {1, 7, CompanyQuery.MAX_LIMIT}) {
                        for (int offset : new int[] {0, 1, 13, 48, Integer.MAX_VALUE}) {
                            CompanyQuery query = new CompanyQuery(text, limit, offset, sort, order);
                            assertThat(accounts().companies(caller, query))
                                    .as(query::toString)
                                    .isEqualTo(expected(reachable, query));
                        }
                    }
                }
            }
        }
    }

    private static CompanyPage expected(List<Company> reachable, CompanyQuery query) {
        List<Company> all = reachable.stream()
                .filter(query::matches)
                .sorted(query.comparator())
                .toList();
        return new CompanyPage(
                all.size(),
                all.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Test
    @DisplayName("B7 the machines of a company are all of its own, sorted by name, ties by id")
    default void machines() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId company = tenant.company().id();
        String word = Fresh.word("x");
        List<Machine> inOrder = List.of(
                Machine.named(new MachineUuid(word + "-3"), company, "Archive"),
                Machine.named(new MachineUuid(word + "-1"), company, "bar"),
                Machine.named(new MachineUuid(word + "-2"), company, "BAR"),
                Machine.named(new MachineUuid(word + "-4"), company, "Bar"),
                tenant.machine(),
                Machine.named(new MachineUuid(word + "-0"), company, "Äußeres"));
        List<Machine> shuffled = new ArrayList<>(inOrder);
        shuffled.remove(tenant.machine());
        Collections.shuffle(shuffled, new Random(5));
        shuffled.forEach(accounts()::add);
        assertThat(accounts().machines(tenant.caller(), company)).isEqualTo(inOrder);
        assertThat(accounts()
                        .machines(
                                tenant.callerWith(tenant.closedCompany().id()),
                                tenant.closedCompany().id()))
                .containsExactly(tenant.closedMachine());
    }

    @Test
    @DisplayName("B7 the machines of a company out of reach are none, and so are those of another account's")
    default void machinesOutOfReach() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        assertThat(accounts().machines(tenant.callerWith(open), closed)).isEmpty();
        assertThat(accounts().machines(tenant.callerWith(), open)).isEmpty();
        assertThat(accounts().machines(stranger.callerWith(open), open)).isEmpty();
        assertThat(accounts().machines(tenant.callerWith(open), new CompanyId(Fresh.key())))
                .isEmpty();
    }

    @Test
    @DisplayName("B8 a technician has access to a granted company from then on, besides the others")
    default void granted() {
        Tenant tenant = Tenant.in(accounts());
        Technician colleague = technician(new UserKey(Fresh.key()), tenant.key());
        accounts().add(colleague, freshToken());
        UserKey key = tenant.technician().key();
        CompanyId closed = tenant.closedCompany().id();
        // Twice is once.
        for (int i = 0; i < 2; i++) {
            accounts().grant(key, closed);
            Technician after = accounts().technician(tenant.accessToken()).orElseThrow();
            assertThat(after).isEqualTo(tenant.technician().withAccessTo(closed));
            assertThat(after.companies())
                    .containsExactlyInAnyOrder(tenant.company().id(), closed);
            assertThat(accounts().technician(tenant.caller(), key)).contains(after);
            assertThat(accounts().techniciansOf(tenant.key())).containsExactlyInAnyOrder(after, colleague);
            assertThat(accounts()
                            .machine(Caller.of(after), tenant.closedMachine().uuid()))
                    .contains(tenant.closedMachine());
        }
        accounts().grant(key, tenant.company().id());
        assertThat(accounts().technician(tenant.accessToken()))
                .contains(tenant.technician().withAccessTo(closed));
    }

    @Test
    @DisplayName("B8 a grant to nobody, or of no company of their account, is refused and gives nothing")
    default void refusedGrants() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        UserKey key = tenant.technician().key();
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> accounts().grant(key, stranger.company().id()));
        assertRefused(ErrorCode.INVALID_KEY, () -> accounts().grant(key, new CompanyId(Fresh.key())));
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> accounts()
                        .grant(new UserKey(Fresh.key()), tenant.company().id()));
        assertThat(accounts().technician(tenant.accessToken())).contains(tenant.technician());
        assertThat(accounts().technician(stranger.accessToken())).contains(stranger.technician());
    }

    @Test
    @DisplayName("B8 of concurrent grants none is lost")
    default void concurrentGrants() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        UserKey key = tenant.technician().key();
        Set<CompanyId> all = new HashSet<>(tenant.technician().companies());
        List<Callable<?>> grants = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompanyId company = new CompanyId(Fresh.key());
            accounts().add(new Company(company, tenant.key(), "C"));
            all.add(company);
            grants.add(() -> {
                accounts().grant(key, company);
                return null;
            });
        }
        assertThat(Race.of(grants).successes()).isEqualTo(grants.size());
        assertThat(accounts().technician(tenant.accessToken()).orElseThrow().companies())
                .isEqualTo(all);
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
}
