package dev.deskside.application.port;

import dev.deskside.domain.session.Sealed;
import java.util.Optional;

/**
 * Encryption under the server's key, for the little of others' secrets that has to be kept. The key itself never enters
 * the application. Safe for use from several threads.
 */
public interface Sealing {
    /**
     * Encrypts a text; the same text gives another result each time.
     *
     * @param secret the text to hide
     * @return what only this key opens
     */
    Sealed seal(String secret);

    /**
     * {@return the text that was sealed; absent where it was sealed under another key, or changed since}
     *
     * @param sealed what {@link #seal} gave
     */
    Optional<String> open(Sealed sealed);
}
