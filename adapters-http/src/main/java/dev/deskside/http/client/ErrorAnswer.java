package dev.deskside.http.client;

import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import java.util.Optional;

/** An answer whose status isn't 2xx, on its way from Feign to {@link ErrorTable}; nobody outside sees it. */
final class ErrorAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<ErrorJson> body;
    private final transient Optional<String> retryAfter;

    ErrorAnswer(int status, Optional<ErrorJson> body, Optional<String> retryAfter) {
        super("status " + status, null, false, false);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** Whether the body is the protocol's with this code. */
    boolean says(WireErrorCode code) {
        return body.map(ErrorJson::code)
                .flatMap(WireErrorCode::of)
                .filter(code::equals)
                .isPresent();
    }

    /** What the provider tells people, as it came. */
    Optional<String> message() {
        return body.map(ErrorJson::message);
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }
}
