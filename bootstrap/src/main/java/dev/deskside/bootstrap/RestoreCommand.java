package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.wiring.KeyFingerprint;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.persistence.StoreAtRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Puts a backup where nothing is. The backup is looked through before the data directory is touched, and the store gets
 * its name last, when all else is on stable storage: whatever interrupts it, no part of a store has a store's name.
 */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Put a backup into a data directory that has no store and that no server holds. Its checksums are"
                + " compared first; nothing is overwritten.")
final class RestoreCommand extends PrintingCommand implements Callable<Integer> {
    private static final String UNFINISHED = Wiring.STORE_FILE + ".restoring";

    private final Map<String, String> environment;

    @Mixin
    private SettingOptions options;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "The backup: the directory that backup printed")
    private Path from;

    RestoreCommand(Map<String, String> environment, Terminal terminal) {
        super(terminal);
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = options.read(environment);
        Backup backup = Backup.read(from);
        if (settings.database().isPresent() && backup.hasStore()) {
            throw DesksideException.invalid(
                    "database", "doesn't go with this backup, whose store is a file: leave it out");
        }
        DataLock held = Deskside.lock(settings.data());
        try {
            restore(backup, settings);
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "%s can't be written%s; nothing was restored.".formatted(settings.data(), DataLock.because(e)),
                    e);
        } finally {
            held.close();
        }
        line("restored", settings.data());
        line("begun", backup.manifest().begun());
        backup.manifest().schema().ifPresent(schema -> line("schema", schema));
        return done();
    }

    private static void restore(Backup backup, Settings settings) throws IOException {
        Path data = settings.data();
        removeUnfinished(data);
        refuseStores(data);
        boolean keyIsThere = hasItsKey(backup, settings);
        Path unfinished = data.resolve(UNFINISHED);
        try {
            if (backup.hasStore()) {
                copyStore(backup, unfinished);
            }
            // Before the store: a store without its key isn't opened, and a key alone does no harm.
            if (!keyIsThere) {
                copyKey(backup, Deskside.keyFile(settings));
            }
            if (backup.hasStore()) {
                Files.move(unfinished, data.resolve(Wiring.STORE_FILE), StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.syncDirectory(data);
            }
        } catch (IOException | RuntimeException e) {
            removeUnfinished(data);
            throw e;
        }
    }

    /** What a restore that was interrupted left, and what SQLite put beside it. */
    private static void removeUnfinished(Path data) throws IOException {
        for (Path entry : DurableFiles.list(data)) {
            if (entry.getFileName().toString().startsWith(UNFINISHED)) {
                Files.delete(entry);
            }
        }
    }

    /** Not what is beside a store, either: SQLite would take the log of another store for that of this one. */
    private static void refuseStores(Path data) throws IOException {
        Optional<String> there = DurableFiles.list(data).stream()
                .map(entry -> entry.getFileName().toString())
                .filter(name -> name.startsWith(Wiring.STORE_FILE))
                .findFirst();
        if (there.isPresent()) {
            throw new DesksideException(
                    ErrorCode.ALREADY_EXISTS,
                    "%s holds %s already: restore into an empty directory, or move that one's files away first."
                            .formatted(data, there.get()));
        }
    }

    /**
     * Whether the key is there already; it has to be, where it isn't in the backup, and to be the backup's in any case.
     */
    private static boolean hasItsKey(Backup backup, Settings settings) {
        Path file = Deskside.keyFile(settings);
        if (settings.serverKeyFile().isEmpty() && Files.notExists(file)) {
            if (!backup.hasKey()) {
                throw DesksideException.invalid(
                        "server-key-file",
                        "is missing: the backup was made without the server's key, and no store opens without its own. Name the"
                                + " key, or put it into %s".formatted(file));
            }
            refuseOther(settings, KeyFingerprint.of(ServerKey.in(backup.key())), backup.key());
            return false;
        }
        String found = KeyFingerprint.of(ServerKey.in(file));
        if (backup.manifest()
                .keyFingerprint()
                .filter(expected -> !expected.equals(found))
                .isPresent()) {
            throw DesksideException.invalid(
                    "server-key-file", "%s is another key than the one of the backup".formatted(file));
        }
        refuseOther(settings, found, file);
        return true;
    }

    /** Of a node's key: where the database is known, it has to be the one that its links are made with. */
    private static void refuseOther(Settings settings, String fingerprint, Path file) {
        if (settings.database().isEmpty()) {
            return;
        }
        StoreAtRest database = Wiring.atRest(settings);
        if (database.schema().equals(database.newestSchema())
                && database.keyFingerprint()
                        .filter(kept -> !kept.equals(fingerprint))
                        .isPresent()) {
            throw DesksideException.invalid(
                    "server-key-file", "%s is another key than the one of the database".formatted(file));
        }
    }

    private static void copyStore(Backup backup, Path unfinished) throws IOException {
        String checksum = DurableFiles.copy(backup.store(), unfinished);
        // It may have been replaced since it was looked at.
        if (!checksum.equals(backup.checksums().get(Wiring.STORE_FILE))) {
            throw Backup.damaged(Wiring.STORE_FILE);
        }
        StoreAtRest copy = StoreAtRest.inFile(unfinished);
        copy.schema();
        copy.leaveGap();
        List<String> flaws = copy.flaws();
        if (!flaws.isEmpty()) {
            throw Backup.damaged(Wiring.STORE_FILE);
        }
        DurableFiles.sync(unfinished);
    }

    private static void copyKey(Backup backup, Path file) throws IOException {
        Path unfinished = file.resolveSibling(UNFINISHED + ".key");
        DurableFiles.copy(backup.key(), unfinished);
        DurableFiles.sync(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.syncDirectory(file.toAbsolutePath().getParent());
    }
}
