package dev.deskside.bootstrap.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory, which can be filled and made read-only. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts it at this folder. Where that isn't permitted, the test is skipped, unless
     * {@code -Ddeskside.test.tmpfs=required} says that it must not be.
     */
    static SmallDisk mount(Path folder, int megabytes) {
        boolean mounted =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        if (!mounted && System.getProperty("deskside.test.tmpfs", "").equals("required")) {
            throw new AssertionError("a file system can't be mounted, and is required");
        }
        Assumptions.assumeTrue(mounted, "a file system can't be mounted");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        // In small pieces, for the last of them to fit.
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] piece = new byte[4096];
            for (; ; ) {
                out.write(piece);
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /** Undoes {@link #fill}. */
    void free() throws IOException {
        Files.delete(filler());
    }

    void makeReadOnly() {
        if (!run(List.of("mount", "-o", "remount,ro", folder.toString()))) {
            throw new AssertionError("it can't be made read-only");
        }
    }

    @Override
    public void close() {
        // Lazily: a process that was killed may still hold a file of it.
        run(List.of("umount", "-l", folder.toString()));
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
