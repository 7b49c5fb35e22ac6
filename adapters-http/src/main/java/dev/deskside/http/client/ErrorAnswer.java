package dev.deskside.http.client;

import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer whose status isn't 2xx, on its way from Feign to {@link ErrorTable}; nobody outside sees it. */
final class ErrorAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<ErrorJson> body;
    private final transient Optional<String> retryAfter;
    private final transient List<String> secrets;

    ErrorAnswer(int status, Optional<ErrorJson> body, Optional<String> retryAfter) {
        this(status, body, retryAfter, List.of());
    }

    private ErrorAnswer(int status, Optional<ErrorJson> body, Optional<String> retryAfter, List<String> secrets) {
        super("status " + status, null, false, false);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
        this.secrets = secrets;
    }

    /** The same, without this secret in what the provider says. */
    ErrorAnswer without(String secret) {
        return new ErrorAnswer(
                status,
                body,
                retryAfter,
                Stream.concat(secrets.stream(), Stream.of(secret)).toList());
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

    /**
     * Whether another access token may be accepted. The vendor's gateway answers 403 for one that has expired, and says
     * so in the code; another 403 is about roles, and no token changes them. Nor does one give a seat.
     */
    boolean rejectsToken() {
        return status == 401 ? !says(WireErrorCode.NOT_ENTITLED) : status == 403 && says(WireErrorCode.INVALID_TOKEN);
    }

    /** What the provider tells people, without secrets. */
    Optional<String> message() {
        return body.map(ErrorJson::message).map(text -> {
            String rest = text;
            for (String secret : secrets) {
                // A shorter one is no secret, and its letters are everywhere.
                rest = secret.length() < 8 ? rest : rest.replace(secret, "…");
            }
            return rest;
        });
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }
}
