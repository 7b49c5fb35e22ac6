package dev.deskside.application.port;

/**
 * HMAC-SHA-256 under the server's key. The key itself never enters the application: whoever wires it holds the key.
 * Safe for use from several threads.
 */
@FunctionalInterface
public interface KeyedHash {
    /**
     * {@return the 32 bytes of the code of this message}
     *
     * @param message what is to be signed
     */
    byte[] of(byte[] message);
}
