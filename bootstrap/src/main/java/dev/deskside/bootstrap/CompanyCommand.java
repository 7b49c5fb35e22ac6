package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.Json;
import dev.deskside.bootstrap.cli.JsonOption;
import dev.deskside.bootstrap.cli.Table;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Companies of the accounts in a data directory. */
@Command(
        name = "company",
        mixinStandardHelpOptions = true,
        description = "The companies in a data directory, which own unattended machines.",
        synopsisSubcommandLabel = "COMMAND")
final class CompanyCommand extends AdministrationCommand {
    CompanyCommand(Administration administration, Terminal terminal) {
        super(administration, terminal);
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a company, and print its id. Technicians get access to it with 'technician grant'.")
    int add(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(
                            names = "--account",
                            required = true,
                            paramLabel = "KEY",
                            description = "The account that supports it")
                    String account,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The company's name")
                    String name,
            @Option(names = "--company", paramLabel = "ID", description = "Its id. Default: a new one") String id) {
        Company company =
                new Company(id == null ? new CompanyId(newKey()) : CompanyId.of(id), AccountKey.of(account), name);
        return run(options, accounts -> {
            accounts.add(company);
            if (output.json()) {
                return print(Json.object().number("companyId", company.id().value()));
            }
            line("company", company.id());
            return done();
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the companies.")
    int list(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--account", paramLabel = "KEY", description = "Of this account. Default: of all")
                    String account) {
        return run(options, accounts -> {
            List<Company> all = accounts(accounts, account).stream()
                    .flatMap(each -> accounts.companiesOf(each.key()).stream())
                    .toList();
            if (output.json()) {
                return print(Json.object()
                        .number("totalNumCompanies", all.size())
                        .array(
                                "companies",
                                all.stream().map(CompanyCommand::json).toList()));
            }
            Table table = Table.of("COMPANY", "NAME", "ACCOUNT").ids("COMPANY").ids("ACCOUNT");
            all.forEach(company -> table.row(
                    company.id().toString(), company.name(), company.account().toString()));
            return print(table);
        });
    }

    private static String json(Company company) {
        return Json.object()
                .number("companyId", company.id().value())
                .text("companyName", company.name())
                .number("accountKey", company.account().value())
                .toString();
    }
}
