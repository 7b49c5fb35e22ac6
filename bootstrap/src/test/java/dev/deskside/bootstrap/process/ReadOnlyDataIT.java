package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data directory can't be written. */
class ReadOnlyDataIT {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("a directory that can't be made is said in a line")
    void missing() {
        try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
            disk.makeReadOnly();
            assertRefused(disk.folder().resolve("data"));
        }
    }

    @Test
    @DisplayName("an empty directory that can't be written is said in a line")
    void empty() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
            Path data = Files.createDirectory(disk.folder().resolve("data"));
            disk.makeReadOnly();
            assertRefused(data);
            assertThat(files(data)).isEmpty();
        }
    }

    @Test
    @DisplayName("so is one with a store, which stays as it was")
    void stored() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
            Path data = disk.folder().resolve("data");
            try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
                serving.terminate();
            }
            List<String> before = files(data);
            disk.makeReadOnly();
            assertRefused(data);
            assertThat(files(data)).isEqualTo(before);
        }
    }

    private static void assertRefused(Path data) {
        try (JarProcess failing =
                JarProcess.start(Map.of("LC_ALL", "C.UTF-8"), "serve", "--port", "0", "--data", data.toString())) {
            assertThat(failing.await()).as(failing.log()).isEqualTo(1);
            assertThat(failing.log())
                    .contains(data.toString())
                    .containsIgnoringCase("read-only")
                    .hasLineCount(1);
        }
    }

    private static List<String> files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> !file.equals(data))
                    .map(file -> data.relativize(file) + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
