package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.persistence.StoreAtRest;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does before a start what the start would do: for those who want to see it done, or back up first. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Bring the store up to this version's schema, as serve does when it starts.")
final class MigrateCommand extends PrintingCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private SettingOptions options;

    @Option(names = "--dry-run", description = "Say what would be done, and change nothing")
    private boolean dryRun;

    MigrateCommand(Map<String, String> environment, Terminal terminal) {
        super(terminal);
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = options.read(environment);
        StoreAtRest store = Wiring.atRest(settings);
        String from = store.schema();
        if (!dryRun) {
            migrate(settings, store);
        }
        line("from", from);
        line("to", dryRun ? store.newestSchema() : store.schema());
        return done();
    }

    private static void migrate(Settings settings, StoreAtRest store) {
        if (settings.database().isPresent()) {
            store.migrate();
            return;
        }
        // A file has one writer, and that is whoever holds its directory.
        DataLock held = Deskside.lock(settings.data());
        try {
            store.migrate();
        } finally {
            held.close();
        }
    }
}
