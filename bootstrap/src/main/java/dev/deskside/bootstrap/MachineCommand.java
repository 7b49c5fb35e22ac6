package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.Json;
import dev.deskside.bootstrap.cli.JsonOption;
import dev.deskside.bootstrap.cli.MachinesCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Machines of the companies in a data directory. */
@Command(
        name = "machine",
        mixinStandardHelpOptions = true,
        description = "The unattended machines in a data directory.",
        synopsisSubcommandLabel = "COMMAND")
final class MachineCommand extends AdministrationCommand {
    MachineCommand(Administration administration, Terminal terminal) {
        super(administration, terminal);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a machine, and print its id.")
    int add(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--company", required = true, paramLabel = "ID", description = "The company that owns it")
                    String company,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The machine's name")
                    String name,
            @Option(names = "--machine", paramLabel = "UUID", description = "Its id. Default: a new one") String uuid) {
        Machine machine = Machine.named(
                new MachineUuid(uuid == null ? UUID.randomUUID().toString() : uuid), CompanyId.of(company), name);
        return run(options, accounts -> {
            accounts.add(machine);
            if (output.json()) {
                return print(Json.object().text("machineUuid", machine.uuid().value()));
            }
            line("machine", machine.uuid());
            return done();
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the machines.")
    int list(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(names = "--account", paramLabel = "KEY", description = "Of this account. Default: of all")
                    String account) {
        return run(options, accounts -> {
            List<Machine> all = accounts(accounts, account).stream()
                    .flatMap(each -> accounts.machinesOf(each.key()).stream())
                    .toList();
            if (output.json()) {
                return printJson(MachinesCommand.json(all));
            }
            return print(MachinesCommand.table(all));
        });
    }
}
