package dev.deskside.bootstrap.wiring;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.domain.session.TokenHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** By what a store knows the server's key: nothing that a token is derived from, and nothing that leads to the key. */
public final class KeyFingerprint {
    private static final byte[] PURPOSE = "deskside store key".getBytes(StandardCharsets.US_ASCII);

    private KeyFingerprint() {}

    /**
     * {@return the SHA-256, in hexadecimal digits, of what the key makes of a purpose that nothing else has}
     *
     * @param key the server's key
     */
    public static String of(KeyedHash key) {
        return TokenHash.of(HexFormat.of().formatHex(key.of(PURPOSE))).hex();
    }
}
