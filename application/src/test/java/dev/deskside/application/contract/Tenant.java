package dev.deskside.application.contract;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
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
import dev.deskside.domain.session.TokenHash;
import java.util.Locale;
import java.util.Set;

/**
 * An account of a test's own, with a technician and a machine in each of two companies, of which the technician has
 * access to the first alone.
 */
record Tenant(
        Account account,
        Company company,
        Company closedCompany,
        Machine machine,
        Machine closedMachine,
        Technician technician,
        TokenHash accessToken) {

    /** One that isn't stored yet. */
    static Tenant unstored() {
        AccountKey key = new AccountKey(Fresh.key());
        Company open = new Company(new CompanyId(Fresh.key()), key, "Müller & Söhne \"Süd\"");
        Company closed = new Company(new CompanyId(Fresh.key()), key, "Other 🏢");
        return new Tenant(
                new Account(key, "O'Brien; DROP TABLE account -- 🛠", Account.Recording.ENABLED),
                open,
                closed,
                Machine.named(new MachineUuid(Fresh.word("machine")), open.id(), "Reception"),
                Machine.named(new MachineUuid(Fresh.word("machine")), closed.id(), "Back office"),
                new Technician(
                        new UserKey(Fresh.key()),
                        key,
                        "Zoë 'Z' Ünal",
                        new EmailAddress("zoe@example.com"),
                        Locale.forLanguageTag("de-CH"),
                        Seat.REMOTE_SUPPORT,
                        Set.of(Role.SUPPORT, Role.ARCHIVE),
                        Set.of(open.id())),
                TokenHash.of(Fresh.word("access")));
    }

    /** One that is stored, all of it. */
    static Tenant in(Accounts accounts) {
        Tenant tenant = unstored();
        accounts.add(tenant.account);
        accounts.add(tenant.company);
        accounts.add(tenant.closedCompany);
        accounts.add(tenant.machine);
        accounts.add(tenant.closedMachine);
        accounts.add(tenant.technician, tenant.accessToken);
        return tenant;
    }

    AccountKey key() {
        return account.key();
    }

    /** The technician, with access to the first company. */
    Caller caller() {
        return Caller.of(technician);
    }

    /** Somebody of the account, with access to these companies. */
    Caller callerWith(CompanyId... companies) {
        return new Caller(key(), Set.of(companies), technician.key(), technician.roles(), technician.seat());
    }
}
