package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.Json;
import dev.deskside.bootstrap.cli.JsonOption;
import dev.deskside.bootstrap.cli.Table;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Accounts in a data directory. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "The accounts in a data directory.",
        synopsisSubcommandLabel = "COMMAND")
final class AccountCommand extends AdministrationCommand {
    AccountCommand(Administration administration, Terminal terminal) {
        super(administration, terminal);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add an account, and print its key.")
    int add(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The account's name")
                    String name,
            @Option(
                            names = "--account",
                            paramLabel = "KEY",
                            description = "Its key; behind a gateway: the one that it has upstream. Default: a new one")
                    String key,
            @Option(names = "--no-recording", description = "With session recording disabled") boolean noRecording) {
        Account account = new Account(
                key == null ? new AccountKey(newKey()) : AccountKey.of(key),
                name,
                noRecording ? Account.Recording.DISABLED : Account.Recording.ENABLED);
        return run(options, accounts -> {
            accounts.add(account);
            if (output.json()) {
                return print(Json.object().number("accountKey", account.key().value()));
            }
            line("account", account.key());
            return done();
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the accounts.")
    int list(@Mixin SettingOptions options, @Mixin JsonOption output) {
        return run(options, accounts -> {
            List<Account> all = accounts.allAccounts();
            if (output.json()) {
                return print(Json.object()
                        .array(
                                "accounts",
                                all.stream().map(AccountCommand::json).toList()));
            }
            Table table = Table.of("ACCOUNT", "NAME", "RECORDING").ids("ACCOUNT");
            all.forEach(account -> table.row(account.key().toString(), account.name(), lower(account.recording())));
            return print(table);
        });
    }

    private static String json(Account account) {
        return Json.object()
                .number("accountKey", account.key().value())
                .text("accountName", account.name())
                .text("recording", lower(account.recording()))
                .toString();
    }

    private static String lower(Account.Recording recording) {
        return recording.name().toLowerCase(Locale.ROOT);
    }
}
