package dev.deskside.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTokenFileTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("A new token takes the old one's place, and is all that is left")
    void replaces() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        RefreshTokenFile store = new RefreshTokenFile(file);
        assertThat(store.current()).isEqualTo("first");

        store.replace("second");

        assertThat(store.current()).isEqualTo("second");
        assertThat(new RefreshTokenFile(file).current()).isEqualTo("second");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    @DisplayName("What an operator writes into the file counts at once")
    void readsAnew() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        RefreshTokenFile store = new RefreshTokenFile(file);

        Files.writeString(file, "other");

        assertThat(store.current()).isEqualTo("other");
    }

    @Test
    @DisplayName("Only its owner can read the new one, and a link stays a link")
    void modesAndLinks() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("token"), "first");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        new RefreshTokenFile(link).replace("second");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("A file that isn't there is a coded failure that shows no token")
    void missing() {
        RefreshTokenFile store = new RefreshTokenFile(folder.resolve("nothing"));

        DesksideException unread = catchThrowableOfType(DesksideException.class, store::current);
        DesksideException unwritten =
                catchThrowableOfType(DesksideException.class, () -> store.replace("second-secret"));

        assertThat(unread.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(unwritten.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(unwritten).hasMessageContaining("upstream-refresh-token-file");
        assertThat(unwritten).hasStackTraceContaining("NoSuchFile").hasMessageNotContaining("second-secret");
    }
}
