package dev.deskside.application.port;

/**
 * HMAC-SHA-256 under the server's key. The key itself never enters the application: whoever wires it holds the key.
 * Safe for use from several threads.
 */
@FunctionalInterface
public interface KeyedHash {
    /** The 32 bytes of the code of this message. */
    byte[] of(byte[] message);
}
