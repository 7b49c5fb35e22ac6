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
import javax.sql.DataSource;

/** Makes a file a store of this version, or says why it can't be one, before anything in it is touched. */
final class SqliteSchema {
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteSchema() {}

    static void prepare(Path file, DataSource source) {
        try {
            createOrCheck(file);
        } catch (IOException e) {
            throw unusable(e);
        }
        new Schema(Dialect.SQLITE, source).migrate();
    }

    /** UNRECOGNISED where the file, which is there, is no database. */
    static void refuseOtherFiles(Path file) {
        try {
            check(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static DesksideException unusable(IOException cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "The store's file can't be read or created; its folder must exist and be writable.",
                cause);
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
}
