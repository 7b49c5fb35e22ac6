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
    private static final String QUERY_PARAMETER = "oauth_token";

    private static final Pattern HEADER = Pattern.compile(
            "\\s*(?:Bearer\\s+|OAuth\\s+oauth_token\\s*=\\s*)(\"?)(?<token>[^\\s\",]+)\\1\\s*",
            Pattern.CASE_INSENSITIVE);

    private final AuthenticateTechnician authenticate;
    private final TokenInQuery tokenInQuery;

    Authorization(AuthenticateTechnician authenticate, TokenInQuery tokenInQuery) {
        this.authenticate = Objects.requireNonNull(authenticate);
        this.tokenInQuery = Objects.requireNonNull(tokenInQuery);
    }

    /** The caller. UNAUTHENTICATED where there is no token in a place that is looked at, or nobody has it. */
    Caller caller(Context context) {
        return caller(token(context.header("Authorization")).or(() -> inQuery(context)));
    }

    /** The same, by the header alone. */
    Caller callerByHeader(Context context) {
        return caller(token(context.header("Authorization")));
    }

    private Caller caller(Optional<String> token) {
        return token.map(AuthenticateTechnician.Query::new)
                .map(authenticate::run)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.UNAUTHENTICATED,
                        "The request has no access token; send the header Authorization: Bearer TOKEN."));
    }

    private Optional<String> inQuery(Context context) {
        return switch (tokenInQuery) {
            case IGNORED -> Optional.empty();
            case ACCEPTED -> inQuery(context.queryString());
        };
    }

    /** Who can't be known calls without a token: what is wrong with a query is told to those who may ask. */
    private static Optional<String> inQuery(String query) {
        try {
            return QueryParameters.of(query).one(QUERY_PARAMETER);
        } catch (DesksideException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(String header) {
        return Optional.ofNullable(header)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group("token"));
    }
}
