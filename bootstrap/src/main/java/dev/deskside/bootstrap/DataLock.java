package dev.deskside.bootstrap;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a data directory is in use: its store has one writer, and that is whoever holds this. The operating system
 * lets go of it when the process ends, however it ends.
 */
final class DataLock implements AutoCloseable {
    private static final String FILE = "deskside.lock";

    /**
     * The directories that this process holds. Asking the file again would be wrong: where locks are POSIX's, closing
     * it a second time lets go of the first one's lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes a directory that is there. {@link DataInUseException} where somebody holds it. */
    static DataLock of(Path data) {
        Path directory = real(data);
        if (!HELD.add(directory)) {
            throw new DataInUseException(data);
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    OwnerOnly.attributes(directory));
            taken = channel.tryLock() != null;
            if (!taken) {
                channel.close();
                throw new DataInUseException(data);
            }
            return new DataLock(directory, channel);
        } catch (IOException e) {
            throw unusable(data, e);
        } finally {
            if (!taken) {
                HELD.remove(directory);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(directory, e);
        } finally {
            HELD.remove(directory);
        }
    }

    /** What the operating system says, such as that the file system is read-only; to go on a sentence with. */
    static String because(IOException failure) {
        return failure instanceof FileSystemException told && told.getReason() != null ? ": " + told.getReason() : "";
    }

    private static Path real(Path data) {
        try {
            return data.toRealPath();
        } catch (IOException e) {
            throw unusable(data, e);
        }
    }

    private static DesksideException unusable(Path data, IOException cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "The data directory %s can't be locked%s.".formatted(data, because(cause)),
                cause);
    }
}
