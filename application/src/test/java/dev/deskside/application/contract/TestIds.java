package dev.deskside.application.contract;

import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingId;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Values that no other test has, so that tests may share a store. Keys are larger than a long on purpose. */
public final class TestIds {
    private static final BigInteger BEYOND_LONG = BigInteger.TWO.pow(64);

    private TestIds() {}

    /** {@return a random number above 2^64} */
    public static BigInteger number() {
        return BEYOND_LONG.add(BigInteger.valueOf(UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE));
    }

    /**
     * {@return a new account}
     *
     * @param recording whether it may be recorded
     */
    public static Account account(Account.Recording recording) {
        return new Account(new AccountKey(number()), "Société Générale d’Aide & Co.", recording);
    }

    /**
     * {@return a new company of this account}
     *
     * @param account the account's key
     */
    public static Company company(AccountKey account) {
        return new Company(new CompanyId(number()), account, "Bäckerei <Ahrens>");
    }

    /**
     * {@return a new machine of this company}
     *
     * @param company the company's id
     */
    public static Machine machine(CompanyId company) {
        return Machine.named(new MachineUuid(UUID.randomUUID().toString()), company, "till-7 \"front\"");
    }

    /**
     * {@return a new technician of this account with access to these companies, with a seat and every role}
     *
     * @param account the account's key
     * @param companies the companies' ids
     */
    public static Technician technician(AccountKey account, Set<CompanyId> companies) {
        return new Technician(
                new UserKey(number()),
                account,
                "Zoë O'Neill 🛠",
                new EmailAddress("zoe@example.com"),
                Locale.CANADA_FRENCH,
                Seat.REMOTE_SUPPORT,
                EnumSet.allOf(Role.class),
                companies);
    }

    /** {@return a new recording id} */
    public static RecordingId recording() {
        return new RecordingId(number());
    }
}
