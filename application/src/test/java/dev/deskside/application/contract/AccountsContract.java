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
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises B1 to B5 of {@link Accounts}. A test makes an account of its own, so that all may share one store. */
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
}
