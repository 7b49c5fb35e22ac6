package dev.deskside.http.client;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.transport.DeadlineClient;
import dev.deskside.http.transport.NothingSent;
import dev.deskside.http.transport.RetryAfter;
import dev.deskside.http.wire.TokenJson;
import dev.deskside.http.wire.WireJson;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An OAuth token endpoint (RFC 6749, 3.2) that knows its client by Basic credentials. Each grant is one request, and no
 * failure shows what was sent or answered.
 */
final class TokenEndpoint {
    /** The name of the setting that holds its address. */
    static final String FIELD = "upstream-token-endpoint";

    /** What may be shown of an answer: the codes of RFC 6749, 5.2, and no other text. */
    private static final Set<String> CODES = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");

    private final URI url;
    private final String credentials;
    private final DeadlineClient http;
    private final Request.Options options;
    private final Clock clock;

    TokenEndpoint(
            URI url,
            String clientId,
            String clientSecret,
            Executor executor,
            Clock clock,
            Duration connectTimeout,
            Duration readTimeout) {
        this.url = url;
        this.clock = clock;
        // RFC 6749, 2.3.1: encoded as a form's values are, then as Basic credentials.
        credentials = Base64.getEncoder()
                .encodeToString((encoded(clientId) + ":" + encoded(clientSecret)).getBytes(StandardCharsets.UTF_8));
        http = new DeadlineClient(executor, connectTimeout, readTimeout);
        options = new Request.Options(
                connectTimeout.toMillis(), TimeUnit.MILLISECONDS, readTimeout.toMillis(), TimeUnit.MILLISECONDS, false);
    }

    /** The address of one; INVALID_VALUE naming {@value #FIELD} where it is none. */
    static URI address(String text) {
        URI uri;
        try {
            uri = Check.webUrl(FIELD, text == null ? null : URI.create(text));
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(FIELD, "must be an absolute http or https URL");
        }
        if (uri.getRawFragment() != null) {
            throw DesksideException.invalid(FIELD, "must not have a fragment");
        }
        return uri;
    }

    /** How long a grant takes at most. */
    Duration longest() {
        return Duration.ofMillis((long) options.connectTimeoutMillis() + options.readTimeoutMillis());
    }

    /**
     * An answer with an access token that a header can carry.
     *
     * <ul>
     *   <li>UNAUTHENTICATED: the client or what it shows isn't accepted, and somebody has to mend that.
     *   <li>UNAVAILABLE, THROTTLED, UNRECOGNISED: as of any provider.
     * </ul>
     */
    TokenJson grant(Map<String, String> form) {
        try (Response response = http.execute(request(form), options)) {
            Optional<TokenJson> json = json(response);
            if (response.status() / 100 != 2) {
                throw refused(response, json.map(TokenJson::error).filter(CODES::contains));
            }
            return json.filter(answer -> FixedToken.fits(answer.accessToken()))
                    .orElseThrow(() -> new DesksideException(
                            ErrorCode.UNRECOGNISED,
                            "The token endpoint at %s answered %d without an access token that a header can carry."
                                    .formatted(url.getHost(), response.status())));
        } catch (NothingSent e) {
            throw notSent(e);
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "The token endpoint at %s did not answer in full; try again later.".formatted(url.getHost()),
                    e);
        }
    }

    private Request request(Map<String, String> form) {
        byte[] body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
        return Request.create(
                Request.HttpMethod.POST,
                url.toString(),
                Map.of(
                        "Authorization", List.of("Basic " + credentials),
                        "Accept", List.of("application/json"),
                        "Content-Type", List.of("application/x-www-form-urlencoded")),
                body,
                StandardCharsets.UTF_8,
                new RequestTemplate());
    }

    private static Optional<TokenJson> json(Response response) throws IOException {
        try (InputStream in = response.body().asInputStream()) {
            return Optional.ofNullable(WireJson.mapper().readValue(in.readAllBytes(), TokenJson.class));
        } catch (IOException | RuntimeException e) {
            // Jackson's message quotes what it read: it is not passed on.
            return Optional.empty();
        }
    }

    private DesksideException refused(Response response, Optional<String> code) {
        int status = response.status();
        String told = "(%s answered %d%s)."
                .formatted(url.getHost(), status, code.map(text -> ": " + text).orElse(""));
        if (status == 429) {
            return DesksideException.throttled(
                    "The token endpoint asks for fewer calls " + told,
                    response.headers().getOrDefault("Retry-After", List.of()).stream()
                            .findFirst()
                            .flatMap(header -> RetryAfter.read(header, clock)));
        }
        if (status >= 500) {
            return new DesksideException(ErrorCode.UNAVAILABLE, "The token endpoint failed; try again later " + told);
        }
        return status == 400 || status == 401 || status == 403
                ? new DesksideException(
                        ErrorCode.UNAUTHENTICATED,
                        "The token endpoint doesn't accept the client or its token; get a new one " + told)
                : new AnsweredException(
                        "There is no token endpoint at this address; check it, setting '" + FIELD + "' " + told);
    }

    private DesksideException notSent(NothingSent nothing) {
        String told = "Nothing was sent to the token endpoint at %s: %s".formatted(url.getHost(), nothing.getMessage());
        return nothing.isUnreachable()
                ? new DesksideException(
                        ErrorCode.UNAVAILABLE,
                        told + "; check the network and the address, setting '" + FIELD + "'.",
                        nothing.getCause())
                : new NotLetThrough(told + ".");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Says where it is. */
    @Override
    public String toString() {
        return "TokenEndpoint[" + url.getHost() + "]";
    }
}
