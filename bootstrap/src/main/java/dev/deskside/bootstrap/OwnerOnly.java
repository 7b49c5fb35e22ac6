package dev.deskside.bootstrap;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Mode 0600, where the file system has modes. */
final class OwnerOnly {
    /** To read and to write, its owner alone. */
    static final Set<PosixFilePermission> PERMISSIONS =
            Set.copyOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private OwnerOnly() {}

    /** Whether the file's system has modes. */
    static boolean isKnownTo(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What a new file is made with. */
    static FileAttribute<?>[] attributes(Path file) {
        return isKnownTo(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PERMISSIONS)}
                : new FileAttribute<?>[0];
    }
}
