package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.AuthenticateTechnician;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who calls: the technician whose token the {@code Authorization} header holds, in either of its spellings. */
final class Authorization {
    private static final Pattern HEADER = Pattern.compile(
            "\\s*(?:Bearer\\s+|OAuth\\s+oauth_token\\s*=\\s*)(\"?)(?<token>[^\\s\",]+)\\1\\s*",
            Pattern.CASE_INSENSITIVE);

    private final AuthenticateTechnician authenticate;

    Authorization(AuthenticateTechnician authenticate) {
        this.authenticate = Objects.requireNonNull(authenticate);
    }

    /** The caller. UNAUTHENTICATED where there is no such header, or nobody has this token. */
    Caller caller(Context context) {
        return token(context.header("Authorization"))
                .map(AuthenticateTechnician.Query::new)
                .map(authenticate::run)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.UNAUTHENTICATED,
                        "The request has no access token; send the header Authorization: Bearer TOKEN."));
    }

    private static Optional<String> token(String header) {
        return Optional.ofNullable(header)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group("token"));
    }
}
