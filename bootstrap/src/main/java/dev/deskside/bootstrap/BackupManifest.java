package dev.deskside.bootstrap;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What a backup says of itself, in a properties file.
 *
 * @param version of the program that wrote it
 * @param begun what was acknowledged before is in it
 * @param schema the number of the store's last migration; absent where there is no store in it
 * @param keyFingerprint by what the store knows its key, or that of the key where there is no store; absent where the
 *     store was never opened with one
 */
record BackupManifest(String version, Instant begun, Optional<String> schema, Optional<String> keyFingerprint) {
    /** The one way so far in which files are laid out. */
    private static final String FORMAT = "1";

    BackupManifest {
        Objects.requireNonNull(version);
        Objects.requireNonNull(begun);
        Objects.requireNonNull(schema);
        Objects.requireNonNull(keyFingerprint);
    }

    /** As it is written, a line each. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "format", FORMAT);
        line(text, "version", version);
        line(text, "begun", begun.toString());
        schema.ifPresent(number -> line(text, "schema", number));
        keyFingerprint.ifPresent(fingerprint -> line(text, "key-fingerprint", fingerprint));
        return text.toString();
    }

    /** The one in this file. UNRECOGNISED where it was written by a program that lays out files in another way. */
    static BackupManifest read(Path file) throws IOException {
        Properties said = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(text);
            if (!FORMAT.equals(said.getProperty("format"))) {
                throw unknown();
            }
            return new BackupManifest(
                    said.getProperty("version", ""),
                    Instant.parse(said.getProperty("begun", "")),
                    Optional.ofNullable(said.getProperty("schema")),
                    Optional.ofNullable(said.getProperty("key-fingerprint")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unknown();
        }
    }

    private static DesksideException unknown() {
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The backup's manifest is none that this version can read; restore it with the version that wrote it.");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value).append('\n');
    }
}
