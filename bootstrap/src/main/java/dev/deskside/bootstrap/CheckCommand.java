package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.wiring.KeyFingerprint;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.persistence.StoreAtRest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at the store, beside a running server or without one, and changes nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check that the store is there, of this version, sound, and made with this server's key."
                + " Ends with 0 if all of that is so.")
final class CheckCommand extends PrintingCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private SettingOptions options;

    CheckCommand(Map<String, String> environment, Terminal terminal) {
        super(terminal);
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = options.read(environment);
        StoreAtRest store = Wiring.atRest(settings);
        String schema = store.schema();
        line(
                "store",
                settings.database()
                        .map(database -> database.url())
                        .orElseGet(
                                () -> settings.data().resolve(Wiring.STORE_FILE).toString()));
        line("schema", schema);
        List<String> flaws = new ArrayList<>();
        if (schema.equals(store.newestSchema())) {
            flaws.addAll(store.flaws());
            keyFlaw(settings, store.keyFingerprint()).ifPresent(flaws::add);
        } else {
            flaws.add("The schema is %s, and this version's is %s: serve or migrate brings it up to that."
                    .formatted(schema, store.newestSchema()));
        }
        flaws.forEach(flaw -> line("flaw", flaw));
        done();
        return flaws.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static Optional<String> keyFlaw(Settings settings, Optional<String> kept) {
        Path file = Deskside.keyFile(settings);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (Files.notExists(file)) {
            return Optional.of("The server's key %s is missing: put it back from the backup, or copy another node's."
                    .formatted(file));
        }
        return kept.get().equals(KeyFingerprint.of(ServerKey.in(file)))
                ? Optional.empty()
                : Optional.of(
                        "The server's key %s is another one than the store's links are made with.".formatted(file));
    }
}
