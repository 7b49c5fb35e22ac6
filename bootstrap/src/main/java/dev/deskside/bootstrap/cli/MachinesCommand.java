package dev.deskside.bootstrap.cli;

import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.http.wire.MachinesJson;
import dev.deskside.http.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Machines of a server, as a technician sees them. */
@Command(
        name = "machines",
        mixinStandardHelpOptions = true,
        description = "The unattended machines that sessions can be started with.",
        synopsisSubcommandLabel = "COMMAND")
public final class MachinesCommand extends ClientCommand {
    /** Runs in this context. */
    public MachinesCommand(CommandContext context) {
        super(context);
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the machines of the companies that the technician has access to.")
    int list(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Option(names = "--company", paramLabel = "ID", description = "Of this company. Default: of all")
                    String company) {
        List<Machine> machines;
        try (V1Server called = dial(server)) {
            machines =
                    company == null ? all(called) : called.machines().machines(called.caller(), CompanyId.of(company));
        }
        if (output.json()) {
            return printJson(json(machines));
        }
        return print(table(machines));
    }

    private List<Machine> all(V1Server called) {
        List<Machine> machines = new ArrayList<>();
        try (ProgressLine progress = progress()) {
            int seen = 0;
            CompanyPage page = called.machines().companies(called.caller(), CompanyQuery.ALL);
            while (!page.companies().isEmpty()) {
                for (Company company : page.companies()) {
                    machines.addAll(called.machines().machines(called.caller(), company.id()));
                    progress.of(++seen, page.total());
                }
                page = called.machines()
                        .companies(called.caller(), CompanyQuery.ALL.page(CompanyQuery.MAX_LIMIT, seen));
            }
        }
        return machines;
    }

    /** The machines in a table, as administration shows them, too. */
    public static Table table(List<Machine> machines) {
        Table table = Table.of("MACHINE", "NAME", "STATUS", "DNS NAME", "ADDRESSES", "COMPANY")
                .ids("MACHINE")
                .ids("COMPANY");
        for (Machine machine : machines) {
            table.row(
                    machine.uuid().value(),
                    machine.name(),
                    status(machine).map(text -> text.toLowerCase(Locale.ROOT)).orElse(null),
                    machine.dnsName().orElse(null),
                    String.join(" ", machine.ipAddresses()),
                    machine.company().toString());
        }
        return table;
    }

    /** The machines as the API writes them. */
    public static String json(List<Machine> machines) {
        return WireJson.write(MachinesJson.of(machines));
    }

    private static Optional<String> status(Machine machine) {
        return machine.status().map(Enum::name);
    }
}
