package dev.deskside.domain.callback;

import dev.deskside.domain.session.TokenHash;
import java.net.URI;

/**
 * What callbacks queue for: a receiver's URL without its query. A target that is slow or dead keeps its own callbacks
 * waiting and nobody else's.
 *
 * @param value opaque, of a length that a store may index
 */
public record CallbackTarget(String value) {
    /**
     * {@return the target of this URL}
     *
     * @param url an http or https URL
     */
    public static CallbackTarget of(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return new CallbackTarget(TokenHash.of(CallbackEndpoint.of(url) + path).hex());
    }
}
