package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Makes a file a store of this version, or says why it can't be one, before anything in it is touched. */
final class SqliteSchema {
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteSchema() {}

    static void prepare(Path file, DataSource source) {
        try {
            createOrCheck(file);
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The store's file can't be read or created; its folder must exist and be writable.",
                    e);
        }
        try {
            migrate(source);
        } catch (FlywayException e) {
            // Busy, full or damaged says nothing of whose it is.
            RuntimeException translated = Failures.translate(e);
            if (translated instanceof DesksideException) {
                throw translated;
            }
            throw new DesksideException(
                    ErrorCode.UNRECOGNISED,
                    "The store's file is a database that Deskside didn't make, or one that was changed by hand.",
                    e);
        }
    }

    private static void createOrCheck(Path file) throws IOException {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            check(file);
        }
    }

    /** Before SQLite does, which would let everyone read it. */
    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static void check(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER.length);
            // An empty file is an empty database: one that was created, but not written any more.
            if (start.length > 0 && !Arrays.equals(start, HEADER)) {
                throw new DesksideException(
                        ErrorCode.UNRECOGNISED, "The store's file is not an SQLite database; it was left as it is.");
            }
        }
    }

    private static void migrate(DataSource source) {
        Flyway flyway = Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/deskside/persistence/migration/sqlite")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load();
        // Flyway itself lets a newer schema pass.
        Stream.of(flyway.info().all())
                .filter(migration -> isFuture(migration.getState()))
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new DesksideException(
                            ErrorCode.UNRECOGNISED,
                            "The store was written by a newer version of Deskside (its schema is %s). Start that version, or restore a backup from before the upgrade."
                                    .formatted(version));
                });
        flyway.migrate();
    }

    private static boolean isFuture(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }
}
