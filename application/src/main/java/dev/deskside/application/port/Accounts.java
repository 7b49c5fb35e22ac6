package dev.deskside.application.port;

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
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what for whom: accounts with their companies, machines and technicians.
 *
 * <ol>
 *   <li>B1 What was added is found, equal to what was added.
 *   <li>B2 A technician is found by the hash of the access token, and by no other.
 *   <li>B3 A technician is found by key within the caller's account only.
 *   <li>B4 A machine is found only where the caller has access to its company, and the company is the caller's
 *       account's.
 *   <li>B5 A key or token that is there already is refused with ALREADY_EXISTS; an account or company that isn't there
 *       with INVALID_KEY; nothing is written.
 *   <li>B6 The companies of an account are all of its own, and none of another's; so are its technicians and machines.
 *   <li>B7 The lists for a caller keep M1 to M4 of {@link Machines}; the machines of a company out of reach are none.
 *   <li>B8 A technician to whom access to a company is granted has it from then on, besides the others; granting it
 *       twice is granting it once. A technician that isn't there, or a company that isn't one of their account, is
 *       refused with INVALID_KEY.
 * </ol>
 *
 * Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface Accounts {
    /**
     * Adds an account.
     *
     * @param account the account
     */
    void add(Account account);

    /**
     * Adds a company to its account.
     *
     * @param company the company
     */
    void add(Company company);

    /**
     * Adds a machine to its company.
     *
     * @param machine the machine
     */
    void add(Machine machine);

    /**
     * Adds a technician to their account.
     *
     * @param technician the technician
     * @param accessToken the hash of the token that the technician will call with
     */
    void add(Technician technician, TokenHash accessToken);

    /** {@return whether nothing was ever added} */
    boolean isEmpty();

    /**
     * {@return the account with this key: for administration and for a caller's own account}
     *
     * @param key the account's key
     */
    Optional<Account> account(AccountKey key);

    /**
     * {@return all companies of this account, whoever has access to them: to know whether somebody sees everything}
     *
     * @param account the account's key
     */
    Set<CompanyId> companies(AccountKey account);

    /**
     * {@return the technician who calls with the token of this hash}
     *
     * @param accessToken the hash of what the technician calls with
     */
    Optional<Technician> technician(TokenHash accessToken);

    /**
     * {@return the technician with this key in the caller's account}
     *
     * @param caller who asks
     * @param key the technician's key
     */
    Optional<Technician> technician(Caller caller, UserKey key);

    /**
     * {@return the machine with this id in a company that the caller has access to}
     *
     * @param caller who asks
     * @param uuid the machine's id
     */
    Optional<Machine> machine(Caller caller, MachineUuid uuid);

    /**
     * {@return the companies that the caller has access to, a page of them}
     *
     * @param caller who asks
     * @param query what is asked for
     */
    CompanyPage companies(Caller caller, CompanyQuery query);

    /**
     * {@return the machines of a company that the caller has access to, sorted by name}
     *
     * @param caller who asks
     * @param company the company's id
     */
    List<Machine> machines(Caller caller, CompanyId company);

    /** {@return all accounts, sorted by name: for administration} */
    List<Account> allAccounts();

    /**
     * {@return the companies of this account, sorted by name: for administration}
     *
     * @param account the account's key
     */
    List<Company> companiesOf(AccountKey account);

    /**
     * {@return the technicians of this account, sorted by name: for administration}
     *
     * @param account the account's key
     */
    List<Technician> techniciansOf(AccountKey account);

    /**
     * {@return the machines of all companies of this account, sorted by name: for administration}
     *
     * @param account the account's key
     */
    List<Machine> machinesOf(AccountKey account);

    /**
     * Gives a technician access to a company of their account.
     *
     * @param technician the technician's key
     * @param company the company's id
     */
    void grant(UserKey technician, CompanyId company);
}
