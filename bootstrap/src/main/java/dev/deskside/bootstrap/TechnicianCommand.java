package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.usecase.AddTechnician;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Technicians of the accounts in a data directory. */
@Command(
        name = "technician",
        mixinStandardHelpOptions = true,
        description = "The technicians who may call this server.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TechnicianCommand.Add.class)
final class TechnicianCommand {
    private TechnicianCommand() {}

    @ParentCommand
    private Main main;

    /** Adds one, and prints the token that they call with: the only time that it is ever shown. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a technician, and print their access token. It is shown once: only its hash is kept.")
    static final class Add implements Callable<Integer> {
        private static final SecureRandom RANDOM = new SecureRandom();

        @ParentCommand
        private TechnicianCommand parent;

        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingOptions options;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The technician's name")
        private String name;

        @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "The technician's e-mail")
        private String email;

        @Option(
                names = "--account",
                paramLabel = "KEY",
                description = "The key of the technician's account. Default: a new account, which --account-name names."
                        + " Behind a gateway: the account's key upstream")
        private String account;

        @Option(
                names = "--account-name",
                paramLabel = "NAME",
                description = "The name of a new account, made where --account isn't there")
        private String accountName;

        @Option(names = "--no-recording", description = "A new account has session recording disabled")
        private boolean noRecording;

        @Option(names = "--user", paramLabel = "KEY", description = "The technician's key. Default: a new one")
        private String user;

        @Option(
                names = "--company",
                paramLabel = "ID",
                split = ",",
                description = "The companies that the technician has access to")
        private List<String> companies = List.of();

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                split = ",",
                description = "${COMPLETION-CANDIDATES}. Default: all of them")
        private Set<Role> roles = EnumSet.allOf(Role.class);

        @Option(names = "--no-seat", description = "Without a seat for remote support")
        private boolean noSeat;

        @Option(names = "--locale", paramLabel = "TAG", description = "A language tag such as de-CH. Default: en")
        private String locale = "en";

        @Override
        public Integer call() {
            try (Deskside deskside =
                    Deskside.open(options.read(parent.main.environment()).withDemo(false))) {
                Accounts accounts = deskside.accounts();
                AccountKey key = account == null ? new AccountKey(number()) : AccountKey.of(account);
                Technician technician = new Technician(
                        user == null ? new UserKey(number()) : UserKey.of(user),
                        key,
                        name,
                        EmailAddress.of("email", email),
                        localeOf(locale),
                        noSeat ? Seat.NONE : Seat.REMOTE_SUPPORT,
                        roles,
                        companyIds());
                if (!accounts.companies(key).containsAll(technician.companies())) {
                    throw DesksideException.invalid("company", "names one that isn't a company of the account");
                }
                if (accounts.account(key).isEmpty()) {
                    accounts.add(newAccount(key));
                }
                String token = token();
                deskside.useCases().addTechnician().run(new AddTechnician.Command(technician, token));
                PrintWriter out = spec.commandLine().getOut();
                Main.printLine(out, "token", token);
                Main.printLine(out, "account", key);
                Main.printLine(out, "user", technician.key());
                out.flush();
                return ExitCode.OK;
            }
        }

        private Account newAccount(AccountKey key) {
            return new Account(
                    key,
                    Optional.ofNullable(accountName)
                            .orElseThrow(() -> DesksideException.invalid(
                                    "account-name",
                                    "is missing: %s, and a new account needs a name"
                                            .formatted(
                                                    account == null
                                                            ? "no account was named"
                                                            : "there is no account " + account))),
                    noRecording ? Account.Recording.DISABLED : Account.Recording.ENABLED);
        }

        private Set<CompanyId> companyIds() {
            Set<CompanyId> ids = new HashSet<>();
            companies.forEach(id -> ids.add(CompanyId.of(id)));
            return ids;
        }

        private static Locale localeOf(String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            if (locale.getLanguage().isEmpty()) {
                throw DesksideException.invalid(
                        "locale", "is '%s'; it must be a language tag such as de-CH".formatted(tag));
            }
            return locale;
        }

        /** Fifteen digits: a number that every client can hold. */
        private static BigInteger number() {
            return BigInteger.valueOf(100_000_000_000_000L + RANDOM.nextLong(900_000_000_000_000L));
        }

        private static String token() {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
