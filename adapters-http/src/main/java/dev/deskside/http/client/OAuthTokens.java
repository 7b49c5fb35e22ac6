package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.transport.Deadline;
import dev.deskside.http.wire.TokenJson;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Access tokens from an OAuth token endpoint, one for all callers, got when they are first needed and again shortly
 * before they expire or when the provider doesn't accept one.
 *
 * <ul>
 *   <li>However many calls need a new one at once, one request is sent for it, and they share what comes of it.
 *   <li>That request has its own time and isn't broken off with the call that began it: a new refresh token may be in
 *       the answer. The calls wait for it no longer than their own deadline.
 *   <li>It isn't sent again by itself. The next call that needs a token sends one more.
 *   <li>UNAUTHENTICATED where the endpoint doesn't accept the client or its token.
 *   <li>No secret is in a text of an object, a message, a cause or a log.
 * </ul>
 *
 * <pre>{@code
 * AccessTokens tokens = OAuthTokens.at("https://authentication.logmeininc.com/oauth/token")
 *         .client(id, secret)
 *         .executor(executor)
 *         .clock(clock)
 *         .byRefreshToken(store);
 * }</pre>
 */
public final class OAuthTokens implements AccessTokens {
    /** The vendor's, where an answer doesn't say. */
    private static final Duration ASSUMED_LIFETIME = Duration.ofHours(1);

    /** Longer ones are asked for anew all the same. */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(30);

    /** A token is not used in its last half minute, or, where it lives short, the last tenth of its life. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Access NONE = new Access("", Instant.MIN);

    private final Supplier<TokenJson> grant;
    private final TokenEndpoint endpoint;
    private final Executor executor;
    private final Clock clock;
    private final AtomicReference<Access> current = new AtomicReference<>(NONE);
    private final AtomicReference<CompletableFuture<Access>> refresh = new AtomicReference<>();

    private OAuthTokens(Supplier<TokenJson> grant, TokenEndpoint endpoint, Builder builder) {
        this.grant = grant;
        this.endpoint = endpoint;
        executor = builder.executor;
        clock = builder.clock;
    }

    /** A token and the end of its use. Told apart by identity: an endpoint may give the same text again. */
    private static final class Access {
        private final String token;
        private final Instant end;

        Access(String token, Instant end) {
            this.token = token;
            this.end = end;
        }
    }

    /**
     * {@return tokens of the endpoint at this URL; INVALID_VALUE where it is no http or https URL}
     *
     * @param tokenEndpoint an http or https URL
     */
    public static Builder at(String tokenEndpoint) {
        return new Builder(TokenEndpoint.address(tokenEndpoint));
    }

    @Override
    public String tokenFor(Caller caller) {
        Access access = current.get();
        return isFresh(access) ? access.token : refreshed(access).token;
    }

    @Override
    public Optional<String> tokenInPlaceOf(String rejected, Caller caller) {
        Access access = current.get();
        // Another call may have brought a new one since.
        Access other = isFresh(access) && !access.token.equals(rejected) ? access : refreshed(access);
        return Optional.of(other.token).filter(token -> !token.equals(rejected));
    }

    private boolean isFresh(Access access) {
        return clock.instant().isBefore(access.end);
    }

    /** Another than this. A refresh under way may be the one that brought it: then one more follows. */
    private Access refreshed(Access stale) {
        while (true) {
            CompletableFuture<Access> mine = new CompletableFuture<>();
            CompletableFuture<Access> others = refresh.compareAndExchange(null, mine);
            if (others == null) {
                begin(stale, mine);
            }
            Access access = await(others == null ? mine : others);
            if (access != stale) {
                return access;
            }
        }
    }

    private void begin(Access stale, CompletableFuture<Access> outcome) {
        try {
            executor.execute(() -> settle(outcome, () -> renew(stale)));
        } catch (RejectedExecutionException e) {
            settle(outcome, () -> {
                throw new NotLetThrough("The executor takes no work; nothing was sent to " + endpoint + ".");
            });
        }
    }

    private void settle(CompletableFuture<Access> outcome, Supplier<Access> work) {
        try {
            Access access = work.get();
            refresh.set(null);
            outcome.complete(access);
        } catch (RuntimeException | Error e) {
            refresh.set(null);
            outcome.completeExceptionally(e);
        }
    }

    private Access renew(Access stale) {
        Access held = current.get();
        if (held != stale) {
            return held;
        }
        Instant asked = clock.instant();
        TokenJson answer = grant.get();
        Duration lifetime = lifetime(answer);
        Duration tenth = lifetime.dividedBy(10);
        Duration use = lifetime.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
        Access access = new Access(answer.accessToken(), asked.plus(use));
        current.set(access);
        return access;
    }

    private static Duration lifetime(TokenJson answer) {
        return Optional.ofNullable(answer.lifetimeSeconds())
                .map(seconds -> Duration.ofSeconds(seconds.min(BigInteger.valueOf(LONGEST_LIFETIME.toSeconds()))
                        .longValueExact()))
                .orElse(ASSUMED_LIFETIME);
    }

    private Access await(CompletableFuture<Access> outcome) {
        try {
            // Without a deadline of the call's own: who came last waits for two, the one under way and the next.
            return outcome.get(Deadline.cut(endpoint.longest().multipliedBy(2)).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotLetThrough("The calling thread was interrupted while it waited for an access token.");
        } catch (TimeoutException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE, "No access token came in time from " + endpoint + "; try again later.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DesksideException expected) {
                throw expected;
            }
            throw new IllegalStateException("no access token", e.getCause());
        }
    }

    /** Says where they come from. */
    @Override
    public String toString() {
        return "OAuthTokens[" + endpoint + "]";
    }

    /** Collects what is needed. A client, an executor and a clock must be given. */
    public static final class Builder {
        private static final int MAX_SECRET_CHARACTERS = 8192;

        private final URI url;
        private String clientId;
        private String clientSecret;
        private Executor executor;
        private Clock clock;
        private Duration connectTimeout = Duration.ofSeconds(2);
        private Duration readTimeout = Duration.ofSeconds(10);

        private Builder(URI url) {
            this.url = url;
        }

        /**
         * The host's own credentials at the endpoint. INVALID_VALUE naming the one that is blank.
         *
         * @param id the client id
         * @param secret the client secret
         * @return this builder
         */
        public Builder client(String id, String secret) {
            clientId = Check.line("clientId", id, MAX_SECRET_CHARACTERS);
            clientSecret = Check.line("clientSecret", secret, MAX_SECRET_CHARACTERS);
            return this;
        }

        /**
         * Where requests are sent, which takes up to two threads at a time; as for {@link V1Provider}.
         *
         * @param threads the threads
         * @return this builder
         */
        public Builder executor(Executor threads) {
            executor = threads;
            return this;
        }

        /**
         * For the end of each token's use.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * The longest wait for a connection; by default 2 s, at most an hour.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder connectTimeout(Duration longest) {
            connectTimeout = Timeouts.checked("connectTimeout", longest);
            return this;
        }

        /**
         * The longest wait for the whole answer; by default 10 s, at most an hour.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder readTimeout(Duration longest) {
            readTimeout = Timeouts.checked("readTimeout", longest);
            return this;
        }

        /**
         * With the refresh token of this store, which is handed each new one. A NullPointerException names what is
         * missing.
         *
         * @param store where the refresh token is kept
         * @return the tokens; none is fetched yet
         */
        public OAuthTokens byRefreshToken(RefreshTokenStore store) {
            Objects.requireNonNull(store, "store");
            TokenEndpoint endpoint = endpoint();
            return new OAuthTokens(new RefreshTokenGrant(endpoint, store), endpoint, this);
        }

        /**
         * With a personal access token, a grant of the vendor's. INVALID_VALUE where it is blank; a
         * NullPointerException names what is missing.
         *
         * @param token the personal access token
         * @return the tokens; none is fetched yet
         */
        public OAuthTokens byPersonalAccessToken(String token) {
            Map<String, String> form = Map.of(
                    "grant_type",
                    "personal_access_token",
                    "pat",
                    Check.line("personalAccessToken", token, MAX_SECRET_CHARACTERS));
            TokenEndpoint endpoint = endpoint();
            return new OAuthTokens(() -> endpoint.grant(form), endpoint, this);
        }

        private TokenEndpoint endpoint() {
            return new TokenEndpoint(
                    url,
                    Objects.requireNonNull(clientId, "client"),
                    clientSecret,
                    Objects.requireNonNull(executor, "executor"),
                    Objects.requireNonNull(clock, "clock"),
                    connectTimeout,
                    readTimeout);
        }
    }
}
