package dev.deskside.persistence;

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
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Accounts in tables; unique columns and foreign keys are what refuses doubles and orphans. */
final class JdbcAccounts implements Accounts {
    /** A word holds no white space. */
    private static final String BETWEEN_ADDRESSES = " ";

    /** What was granted before is granted; a company of another account is refused by the key that it refers to. */
    private static final String GRANT = """
            INSERT INTO technician_company (user_key, company_id, account_key) VALUES (?, ?, ?)
            ON CONFLICT (user_key, company_id) DO NOTHING
            """;

    /** Whoever calls is looked up first, at every request: one question, with what belongs to the technician in it. */
    private static final String TECHNICIAN = """
            SELECT *,
              (SELECT string_agg(role, ' ') FROM technician_role r WHERE r.user_key = technician.user_key) AS roles,
              (SELECT string_agg(company_id, ' ') FROM technician_company c
                WHERE c.user_key = technician.user_key) AS companies
            FROM technician
            """;

    private final Database database;

    JdbcAccounts(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public void add(Account account) {
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO account (account_key, name, recording) VALUES (:key, :name, :recording)")
                .bind("key", account.key().toString())
                .bind("name", account.name())
                .bind("recording", account.recording().name())
                .execute());
    }

    @Override
    public void add(Company company) {
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO company (company_id, account_key, name) VALUES (:id, :account, :name)")
                .bind("id", company.id().toString())
                .bind("account", company.account().toString())
                .bind("name", company.name())
                .execute());
    }

    @Override
    public void add(Machine machine) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO machine (machine_uuid, company_id, name, dns_name, ip_addresses, status)
                        VALUES (:uuid, :company, :name, :dnsName, :ipAddresses, :status)
                        """)
                .bind("uuid", machine.uuid().value())
                .bind("company", machine.company().toString())
                .bind("name", machine.name())
                .bind("dnsName", machine.dnsName())
                .bind("ipAddresses", String.join(BETWEEN_ADDRESSES, machine.ipAddresses()))
                .bind("status", machine.status().map(MachineStatus::name))
                .execute());
    }

    @Override
    public void add(Technician technician, TokenHash accessToken) {
        database.write(handle -> {
            String key = technician.key().toString();
            handle.createUpdate("""
                            INSERT INTO technician
                              (user_key, account_key, access_token_hash, name, email, locale, seat)
                            VALUES (:key, :account, :hash, :name, :email, :locale, :seat)
                            """)
                    .bind("key", key)
                    .bind("account", technician.account().toString())
                    .bind("hash", accessToken.hex())
                    .bind("name", technician.name())
                    .bind("email", technician.email().value())
                    .bind("locale", technician.locale().toLanguageTag())
                    .bind("seat", technician.seat().name())
                    .execute();
            for (Role role : technician.roles()) {
                handle.execute("INSERT INTO technician_role (user_key, role) VALUES (?, ?)", key, role.name());
            }
            for (CompanyId company : technician.companies()) {
                handle.execute(
                        GRANT, key, company.toString(), technician.account().toString());
            }
            return key;
        });
    }

    @Override
    public boolean isEmpty() {
        return database.read(handle -> handle.select("SELECT 1 FROM account LIMIT 1")
                .mapTo(int.class)
                .findOne()
                .isEmpty());
    }

    @Override
    public Optional<Account> account(AccountKey key) {
        return database.read(handle -> handle.createQuery("SELECT * FROM account WHERE account_key = :key")
                .bind("key", key.toString())
                .map((result, context) -> account(new Row(result)))
                .findOne());
    }

    @Override
    public Set<CompanyId> companies(AccountKey account) {
        return database.read(
                handle -> Set.copyOf(handle.createQuery("SELECT company_id FROM company WHERE account_key = :account")
                        .bind("account", account.toString())
                        .map((result, context) -> CompanyId.of(result.getString(1)))
                        .list()));
    }

    @Override
    public Optional<Technician> technician(TokenHash accessToken) {
        return technician(handle -> handle.createQuery(TECHNICIAN + "WHERE access_token_hash = :hash")
                .bind("hash", accessToken.hex()));
    }

    @Override
    public Optional<Technician> technician(Caller caller, UserKey key) {
        return technician(handle -> handle.createQuery(TECHNICIAN + "WHERE user_key = :key AND account_key = :account")
                .bind("key", key.toString())
                .bind("account", caller.account().toString()));
    }

    @Override
    public Optional<Machine> machine(Caller caller, MachineUuid uuid) {
        return database.read(handle -> Visible.bind(handle.createQuery("""
                                SELECT machine.* FROM machine JOIN company USING (company_id)
                                WHERE machine_uuid = :uuid AND account_key = :account AND company_id IN (<companies>)
                                """), caller)
                .bind("uuid", uuid.value())
                .map((result, context) -> machine(new Row(result)))
                .findOne());
    }

    /** All that the caller has access to are read: they are named one by one anyway. */
    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        List<Company> all = database.read(handle -> Visible.bind(handle.createQuery("""
                        SELECT * FROM company WHERE account_key = :account AND company_id IN (<companies>)
                        """), caller)
                .map((result, context) -> company(new Row(result)))
                .list());
        List<Company> meant =
                all.stream().filter(query::matches).sorted(query.comparator()).toList();
        return new CompanyPage(
                meant.size(),
                meant.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        return sorted(
                handle -> Visible.bind(handle.createQuery("""
                                SELECT machine.* FROM machine JOIN company USING (company_id)
                                WHERE company_id = :company AND account_key = :account
                                  AND company_id IN (<companies>)
                                """), caller).bind("company", company.toString()),
                JdbcAccounts::machine,
                Machine.BY_NAME);
    }

    @Override
    public List<Account> allAccounts() {
        return sorted(handle -> handle.createQuery("SELECT * FROM account"), JdbcAccounts::account, Account.BY_NAME);
    }

    @Override
    public List<Company> companiesOf(AccountKey account) {
        return sorted(
                handle -> handle.createQuery("SELECT * FROM company WHERE account_key = :account")
                        .bind("account", account.toString()),
                JdbcAccounts::company,
                Company.BY_NAME);
    }

    @Override
    public List<Technician> techniciansOf(AccountKey account) {
        return sorted(
                handle -> handle.createQuery(TECHNICIAN + "WHERE account_key = :account")
                        .bind("account", account.toString()),
                JdbcAccounts::technician,
                Technician.BY_NAME);
    }

    @Override
    public List<Machine> machinesOf(AccountKey account) {
        return sorted(
                handle -> handle.createQuery("""
                                SELECT machine.* FROM machine JOIN company USING (company_id)
                                WHERE account_key = :account
                                """).bind("account", account.toString()),
                JdbcAccounts::machine,
                Machine.BY_NAME);
    }

    @Override
    public void grant(UserKey technician, CompanyId company) {
        database.write(handle -> {
            String account = handle.select(
                            "SELECT account_key FROM technician WHERE user_key = ?", technician.toString())
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> new DesksideException(
                            ErrorCode.INVALID_KEY, UserKey.FIELD + " is not one of a technician here."));
            return handle.execute(GRANT, technician.toString(), company.toString(), account);
        });
    }

    /** What a row says. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    private <T> List<T> sorted(Function<Handle, Query> question, Reading<T> reading, Comparator<T> order) {
        List<T> all = database.read(handle -> question.apply(handle)
                .map((result, context) -> reading.read(new Row(result)))
                .list());
        return all.stream().sorted(order).toList();
    }

    private Optional<Technician> technician(Function<Handle, Query> question) {
        return database.ask(handle -> question.apply(handle)
                .map((result, context) -> technician(new Row(result)))
                .findOne());
    }

    private static Account account(Row row) throws SQLException {
        return new Account(
                AccountKey.of(row.text("account_key")),
                row.text("name"),
                Account.Recording.valueOf(row.text("recording")));
    }

    private static Company company(Row row) throws SQLException {
        return new Company(
                CompanyId.of(row.text("company_id")), AccountKey.of(row.text("account_key")), row.text("name"));
    }

    private static Machine machine(Row row) throws SQLException {
        return new Machine(
                new MachineUuid(row.text("machine_uuid")),
                CompanyId.of(row.text("company_id")),
                row.text("name"),
                row.optional("dns_name"),
                Stream.of(row.text("ip_addresses").split(BETWEEN_ADDRESSES))
                        .filter(address -> !address.isEmpty())
                        .toList(),
                row.optional("status").map(MachineStatus::valueOf));
    }

    private static Technician technician(Row row) throws SQLException {
        Set<Role> roles = row.words("roles").map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        Set<CompanyId> companies = row.words("companies").map(CompanyId::of).collect(Collectors.toUnmodifiableSet());
        return new Technician(
                UserKey.of(row.text("user_key")),
                AccountKey.of(row.text("account_key")),
                row.text("name"),
                new EmailAddress(row.text("email")),
                Locale.forLanguageTag(row.text("locale")),
                Seat.valueOf(row.text("seat")),
                roles,
                companies);
    }
}
