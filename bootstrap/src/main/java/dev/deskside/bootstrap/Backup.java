package dev.deskside.bootstrap;

import dev.deskside.bootstrap.wiring.KeyFingerprint;
import dev.deskside.bootstrap.wiring.Wiring;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.persistence.StoreAtRest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A backup: a directory with a copy of the store, the server's key, a manifest, and the checksums of all of them in a
 * file that {@code sha256sum -c} reads. It is written under another name and renamed when all of it is on stable
 * storage and was looked through: a directory that has a backup's name is a whole one.
 *
 * @param directory where it is
 */
record Backup(Path directory, BackupManifest manifest, Map<String, String> checksums) {
    private static final String PREFIX = "deskside-";
    private static final String UNFINISHED = ".partial";
    private static final String MANIFEST = "manifest.properties";
    private static final String CHECKSUMS = "SHA256SUMS";
    private static final String KEY = "server.key";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Backup {
        checksums = Map.copyOf(checksums);
    }

    /** What goes into a backup. */
    enum Content {
        /** The store, and the key that its links are made with. */
        ALL,
        /** The store, for those who keep the key apart. */
        WITHOUT_KEY,
        /** The key, for those whose store is backed up elsewhere. */
        KEY_ONLY
    }

    boolean hasStore() {
        return checksums.containsKey(Wiring.STORE_FILE);
    }

    boolean hasKey() {
        return checksums.containsKey(KEY);
    }

    Path store() {
        return directory.resolve(Wiring.STORE_FILE);
    }

    Path key() {
        return directory.resolve(KEY);
    }

    /**
     * Writes one, beside whoever has the store open.
     *
     * @param folder where backups are; each gets a name of its own in it
     * @throws DesksideException UNAVAILABLE where it can't be written, where there is nothing to back up, or where
     *     another one is being written to this folder; INVALID_VALUE where the key isn't there or isn't the store's.
     *     Nothing is left then that has a backup's name
     */
    static Backup write(Path folder, StoreAtRest store, Path keyFile, Content content, String version, Clock clock) {
        try {
            DurableFiles.createDirectory(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        DataLock lock = only(folder);
        try {
            removeUnfinished(folder);
            Instant begun = clock.instant();
            String name = name(folder, begun);
            Path unfinished = folder.resolve("." + name + UNFINISHED);
            try {
                DurableFiles.createDirectory(unfinished);
                BackupManifest manifest = fill(unfinished, store, keyFile, content, version, begun);
                Map<String, String> checksums = seal(unfinished, manifest);
                Path finished = folder.resolve(name);
                Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.syncDirectory(folder);
                return new Backup(finished, manifest, checksums);
            } catch (IOException | RuntimeException e) {
                DurableFiles.deleteAll(unfinished);
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            lock.close();
        }
    }

    /**
     * The one in this directory, each of its files compared with its checksum.
     *
     * @throws DesksideException INVALID_VALUE where it isn't one, UNRECOGNISED where a file of it isn't as it was
     *     written, UNAVAILABLE where it can't be read
     */
    static Backup read(Path directory) {
        Path sums = directory.resolve(CHECKSUMS);
        if (Files.notExists(sums)) {
            throw DesksideException.invalid(
                    "from", "names %s, which is no backup: there is no %s in it".formatted(directory, CHECKSUMS));
        }
        try {
            Map<String, String> checksums = new TreeMap<>();
            for (String line : Files.readAllLines(sums, StandardCharsets.UTF_8)) {
                int gap = line.indexOf("  ");
                if (gap < 0) {
                    throw damaged(CHECKSUMS);
                }
                checksums.put(line.substring(gap + 2), line.substring(0, gap));
            }
            for (String name : List.of(MANIFEST, KEY, Wiring.STORE_FILE)) {
                if (Files.exists(directory.resolve(name)) != checksums.containsKey(name)) {
                    throw damaged(name);
                }
            }
            for (Map.Entry<String, String> each : checksums.entrySet()) {
                Path file = directory.resolve(each.getKey());
                if (!Files.isRegularFile(file) || !DurableFiles.checksum(file).equals(each.getValue())) {
                    throw damaged(each.getKey());
                }
            }
            return new Backup(directory, BackupManifest.read(directory.resolve(MANIFEST)), checksums);
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The backup %s can't be read%s.".formatted(directory, DataLock.because(e)),
                    e);
        }
    }

    /** What is said of a file that isn't as it was written. */
    static DesksideException damaged(String name) {
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "%s of the backup isn't as it was written: take another backup. Nothing was restored.".formatted(name));
    }

    private static BackupManifest fill(
            Path directory, StoreAtRest store, Path keyFile, Content content, String version, Instant begun)
            throws IOException {
        Optional<String> schema = Optional.empty();
        Optional<String> fingerprint = Optional.empty();
        if (content != Content.KEY_ONLY) {
            Path copy = directory.resolve(Wiring.STORE_FILE);
            // Before SQLite does, which would let everyone read it.
            DurableFiles.createFile(copy);
            store.copyTo(copy);
            StoreAtRest copied = StoreAtRest.inFile(copy);
            refuseFlaws(copied.flaws());
            schema = Optional.of(copied.schema());
            fingerprint = copied.keyFingerprint();
        }
        if (content != Content.WITHOUT_KEY) {
            fingerprint = Optional.of(addKey(directory, keyFile, fingerprint));
        }
        return new BackupManifest(version, begun, schema, fingerprint);
    }

    /** Answers the key's fingerprint. */
    private static String addKey(Path directory, Path keyFile, Optional<String> expected) throws IOException {
        if (Files.notExists(keyFile)) {
            throw DesksideException.invalid(
                    "server-key-file",
                    "%s is missing: name the server's key, or leave it out with --without-key".formatted(keyFile));
        }
        Path copy = directory.resolve(KEY);
        DurableFiles.copy(keyFile, copy);
        String fingerprint = KeyFingerprint.of(ServerKey.in(copy));
        if (expected.isPresent() && !expected.get().equals(fingerprint)) {
            throw DesksideException.invalid(
                    "server-key-file",
                    "%s is another key than the one that the store's links are made with".formatted(keyFile));
        }
        return fingerprint;
    }

    private static void refuseFlaws(List<String> flaws) {
        if (!flaws.isEmpty()) {
            throw new DesksideException(
                    ErrorCode.UNRECOGNISED,
                    "The copy of the store isn't sound, and no backup was made (%s). See what check says of the store."
                            .formatted(flaws.get(0)));
        }
    }

    private static Map<String, String> seal(Path directory, BackupManifest manifest) throws IOException {
        DurableFiles.write(directory.resolve(MANIFEST), manifest.text());
        Map<String, String> checksums = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (Path file : DurableFiles.list(directory)) {
            DurableFiles.sync(file);
            String name = file.getFileName().toString();
            String checksum = DurableFiles.checksum(file);
            checksums.put(name, checksum);
            lines.add(checksum + "  " + name + "\n");
        }
        Path sums = directory.resolve(CHECKSUMS);
        DurableFiles.write(sums, String.join("", lines));
        DurableFiles.sync(sums);
        DurableFiles.syncDirectory(directory);
        return checksums;
    }

    private static String name(Path folder, Instant begun) {
        String name = PREFIX + STAMP.format(begun);
        String free = name;
        for (int i = 2; Files.exists(folder.resolve(free)); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static DataLock only(Path folder) {
        try {
            return DataLock.of(folder);
        } catch (DataInUseException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "Another backup is being written to %s, or it is a data directory in use.".formatted(folder),
                    e);
        }
    }

    /** Whoever holds the folder's lock may: nobody else writes there. */
    private static void removeUnfinished(Path folder) throws IOException {
        for (Path entry : DurableFiles.list(folder)) {
            String name = entry.getFileName().toString();
            if (name.startsWith("." + PREFIX) && name.endsWith(UNFINISHED)) {
                DurableFiles.deleteAll(entry);
            }
        }
    }

    private static DesksideException unwritable(Path folder, IOException cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "No backup can be written to %s%s.".formatted(folder, DataLock.because(cause)),
                cause);
    }
}
