package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.usecase.AddTechnician;
import dev.deskside.bootstrap.cli.Json;
import dev.deskside.bootstrap.cli.JsonOption;
import dev.deskside.bootstrap.cli.Table;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Technicians of the accounts in a data directory. */
@Command(
        name = "technician",
        mixinStandardHelpOptions = true,
        description = "The technicians in a data directory, who may call its server.",
        synopsisSubcommandLabel = "COMMAND")
final class TechnicianCommand extends AdministrationCommand {
    private static final int TOKEN_BYTES = 32;

    TechnicianCommand(Administration administration, Terminal terminal) {
        super(administration, terminal);
    }

    /** Adds one, and prints the token that they call with: the only time that it is ever shown. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a technician, and print their access token. It is shown once: only its hash is kept.")
    int add(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The technician's name")
                    String name,
            @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "The technician's e-mail")
                    String email,
            @Option(
                            names = "--account",
                            paramLabel = "KEY",
                            description = "The key of the technician's account. Default: a new account, which"
                                    + " --account-name names. Behind a gateway: the account's key upstream")
                    String account,
            @Option(
                            names = "--account-name",
                            paramLabel = "NAME",
                            description = "The name of a new account, made where --account isn't there")
                    String accountName,
            @Option(names = "--no-recording", description = "A new account has session recording disabled")
                    boolean noRecording,
            @Option(names = "--user", paramLabel = "KEY", description = "The technician's key. Default: a new one")
                    String user,
            @Option(
                            names = "--company",
                            paramLabel = "ID",
                            split = ",",
                            description = "The companies that the technician has access to")
                    List<String> companies,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            split = ",",
                            description = "${COMPLETION-CANDIDATES}. Default: all of them")
                    Set<Role> roles,
            @Option(names = "--no-seat", description = "Without a seat for remote support") boolean noSeat,
            @Option(
                            names = "--locale",
                            paramLabel = "TAG",
                            defaultValue = "en",
                            description = "A language tag such as de-CH. Default: ${DEFAULT-VALUE}")
                    String locale) {
        AccountKey key = account == null ? new AccountKey(newKey()) : AccountKey.of(account);
        Technician technician = new Technician(
                user == null ? new UserKey(newKey()) : UserKey.of(user),
                key,
                name,
                EmailAddress.of("email", email),
                localeOf(locale),
                noSeat ? Seat.NONE : Seat.REMOTE_SUPPORT,
                roles == null ? EnumSet.allOf(Role.class) : roles,
                companies == null
                        ? Set.of()
                        : companies.stream().map(CompanyId::of).collect(Collectors.toSet()));
        return run(options, accounts -> {
            if (!accounts.companies(key).containsAll(technician.companies())) {
                throw DesksideException.invalid("company", "names one that isn't a company of the account");
            }
            if (accounts.account(key).isEmpty()) {
                accounts.add(new Account(
                        key,
                        Optional.ofNullable(accountName).orElseThrow(() -> accountNameMissing(account)),
                        noRecording ? Account.Recording.DISABLED : Account.Recording.ENABLED));
            }
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(TOKEN_BYTES));
            new AddTechnician(accounts).run(new AddTechnician.Command(technician, token));
            if (output.json()) {
                return print(Json.object()
                        .text("token", token)
                        .number("accountKey", key.value())
                        .number("userKey", technician.key().value()));
            }
            line("token", token);
            line("account", key);
            line("user", technician.key());
            return done();
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the technicians, without their tokens: those aren't kept.")
    int list(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--account", paramLabel = "KEY", description = "Of this account. Default: of all")
                    String account) {
        return run(options, accounts -> {
            List<Technician> all = technicians(accounts, account);
            if (output.json()) {
                return print(Json.object()
                        .array(
                                "technicians",
                                all.stream().map(TechnicianCommand::json).toList()));
            }
            Table table = Table.of("USER", "NAME", "E-MAIL", "ACCOUNT", "SEAT", "ROLES", "COMPANIES")
                    .ids("USER")
                    .ids("ACCOUNT");
            all.forEach(technician -> table.row(
                    technician.key().toString(),
                    technician.name(),
                    technician.email().value(),
                    technician.account().toString(),
                    lower(technician.seat()),
                    String.join(" ", roles(technician)),
                    String.join(" ", companies(technician))));
            return print(table);
        });
    }

    @Command(
            name = "grant",
            mixinStandardHelpOptions = true,
            description = "Give a technician access to a company of their account: to its machines and their sessions.")
    int grant(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--user", required = true, paramLabel = "KEY", description = "The technician's key")
                    String user,
            @Option(names = "--company", required = true, paramLabel = "ID", description = "The company's id")
                    String company) {
        UserKey key = UserKey.of(user);
        CompanyId id = CompanyId.of(company);
        return run(options, accounts -> {
            accounts.grant(key, id);
            if (output.json()) {
                return print(Json.object().number("userKey", key.value()).number("companyId", id.value()));
            }
            line("user", key);
            line("company", id);
            return done();
        });
    }

    private static List<Technician> technicians(Accounts accounts, String account) {
        return accounts(accounts, account).stream()
                .flatMap(each -> accounts.techniciansOf(each.key()).stream())
                .toList();
    }

    private static String json(Technician technician) {
        return Json.object()
                .number("userKey", technician.key().value())
                .text("name", technician.name())
                .text("email", technician.email().value())
                .number("accountKey", technician.account().value())
                .text("locale", technician.locale().toLanguageTag())
                .text("seat", lower(technician.seat()))
                .texts("roles", roles(technician))
                .array("companies", companies(technician))
                .toString();
    }

    private static List<String> roles(Technician technician) {
        return technician.roles().stream()
                .map(TechnicianCommand::lower)
                .sorted()
                .toList();
    }

    private static List<String> companies(Technician technician) {
        return technician.companies().stream()
                .map(CompanyId::value)
                .sorted()
                .map(Object::toString)
                .toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DesksideException accountNameMissing(String account) {
        return DesksideException.invalid(
                "account-name",
                "is missing: %s, and a new account needs a name"
                        .formatted(account == null ? "no account was named" : "there is no account " + account));
    }

    private static Locale localeOf(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            throw DesksideException.invalid(
                    "locale", "is '%s'; it must be a language tag such as de-CH".formatted(tag));
        }
        return locale;
    }
}
