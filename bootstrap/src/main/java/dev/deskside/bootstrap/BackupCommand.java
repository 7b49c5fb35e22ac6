package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the store, as {@code check} does, and needs no server for it: nothing waits for the copy. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Back up the store and the server's key, beside a running server or without one; look through the"
                + " copy, and print where it is. Whoever has it can open every link: keep it as you keep the key.")
final class BackupCommand extends PrintingCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private SettingOptions options;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Where backups are: each is a directory of its own in it, named by its time")
    private Path folder;

    @ArgGroup
    private Part part;

    BackupCommand(Map<String, String> environment, Terminal terminal) {
        super(terminal);
        this.environment = environment;
    }

    /** What is backed up, where it isn't all. */
    static final class Part {
        @Option(
                names = "--without-key",
                required = true,
                description = "Leave the server's key out: without it the store can't be restored")
        private boolean withoutKey;

        @Option(
                names = "--key-only",
                required = true,
                description = "Back up the server's key alone: a node's own part where the store is in PostgreSQL")
        private boolean keyOnly;
    }

    @Override
    public Integer call() {
        Settings settings = options.read(environment);
        Backup.Content content = content();
        refuseDatabase(settings, content);
        refuseTheDataItself(settings);
        Backup backup = Backup.write(
                folder,
                Wiring.atRest(settings),
                Deskside.keyFile(settings),
                content,
                Main.version(),
                Clock.systemUTC());
        line("backup", backup.directory());
        line("begun", backup.manifest().begun());
        backup.manifest().schema().ifPresent(schema -> line("schema", schema));
        line("key", backup.hasKey() ? "included" : "left out");
        return done();
    }

    private Backup.Content content() {
        if (part == null) {
            return Backup.Content.ALL;
        }
        if (part.keyOnly) {
            return Backup.Content.KEY_ONLY;
        }
        return part.withoutKey ? Backup.Content.WITHOUT_KEY : Backup.Content.ALL;
    }

    private static void refuseDatabase(Settings settings, Backup.Content content) {
        if (settings.database().isPresent() && content != Backup.Content.KEY_ONLY) {
            throw new DesksideException(
                    ErrorCode.UNSUPPORTED,
                    "The store is in PostgreSQL, and PostgreSQL backs it up: physically, with pg_basebackup and the archive of"
                            + " its log, or as its host does; what a dump lacks is in ADR 18. Back up this node's key with --key-only.");
        }
    }

    /** A disk that is lost would take both, and whoever restores is asked for an empty directory. */
    private void refuseTheDataItself(Settings settings) {
        try {
            Path data = settings.data().toAbsolutePath().normalize();
            Path real = Files.exists(data) ? data.toRealPath() : data;
            Path to = folder.toAbsolutePath().normalize();
            if (to.startsWith(data) || (Files.exists(to) && to.toRealPath().startsWith(real))) {
                throw DesksideException.invalid("to", "must be outside of the data directory %s".formatted(data));
            }
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE, "%s can't be looked at%s.".formatted(folder, DataLock.because(e)), e);
        }
    }
}
