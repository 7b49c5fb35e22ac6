package dev.deskside.bootstrap;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's key: 32 random bytes, hexadecimal in a file that its owner alone may read. All tokens are derived from
 * it, so whoever has it has every session, and whoever loses it loses every link that was given out.
 */
final class ServerKey implements KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    /** Keyed, and never fed: each code is made by a copy, which spares looking for the algorithm each time. */
    private final Mac keyed;

    private ServerKey(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }

    /** The key in this file, which has to be there. */
    static ServerKey in(Path file) {
        return read(file);
    }

    /** The key in this file; a new one where there is no such file. Two that start at once get the same one. */
    static ServerKey inOrNew(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE, "The server's key %s can't be written.".formatted(file), e);
        }
        return read(file);
    }

    @Override
    public byte[] of(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's own can be copied", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "server", ".key", OwnerOnly.attributes(file));
        try {
            // What is acknowledged later on depends on this key: it is on disk before the first session is.
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(bytes) + "\n"));
                channel.force(true);
            }
            // A link fails where the file is there by now; a move would replace another process's key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without hard links.
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        if (OwnerOnly.isKnownTo(file)) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static ServerKey read(Path file) {
        try {
            if (OwnerOnly.isKnownTo(file) && !OwnerOnly.PERMISSIONS.containsAll(Files.getPosixFilePermissions(file))) {
                throw DesksideException.invalid(
                        "server-key-file", "%s may be read by others: chmod 600 it".formatted(file));
            }
            byte[] key = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != BYTES) {
                throw new IllegalArgumentException("wrong length");
            }
            return new ServerKey(key);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(
                    "server-key-file", "%s must hold %d hexadecimal digits".formatted(file, 2 * BYTES));
        } catch (IOException e) {
            throw DesksideException.invalid("server-key-file", "%s can't be read".formatted(file));
        }
    }
}
