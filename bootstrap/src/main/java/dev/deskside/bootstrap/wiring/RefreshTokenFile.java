package dev.deskside.bootstrap.wiring;

import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.client.RefreshTokenStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A refresh token in a file. A new one takes the old one's place as a whole, is on disk before it is used, and only the
 * owner can read it; a link to the file stays a link. An operator may write another into the file at any time.
 */
final class RefreshTokenFile implements RefreshTokenStore {
    private final Path file;

    RefreshTokenFile(Path file) {
        this.file = file;
    }

    @Override
    public String current() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw failed("can't be read", e);
        }
    }

    @Override
    public void replace(String successor) {
        try {
            Path target = file.toRealPath();
            Path folder = target.getParent();
            // Made with mode 0600 where there are modes.
            Path fresh = Files.createTempFile(folder, "refresh", ".token");
            try {
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.write(StandardCharsets.UTF_8.encode(successor + "\n"));
                    channel.force(true);
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            }
        } catch (IOException e) {
            throw failed("can't be replaced by the new one that the provider gave", e);
        }
    }

    private static DesksideException failed(String what, IOException cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "The refresh token %s; look at the file that setting '%s' names, and at its directory."
                        .formatted(what, Setting.UPSTREAM_REFRESH_TOKEN_FILE.key()),
                cause);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "RefreshTokenFile[…]";
    }
}
