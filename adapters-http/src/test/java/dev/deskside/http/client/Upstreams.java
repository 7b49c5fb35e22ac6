package dev.deskside.http.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the client share: a caller, a secret token, and providers without waits. */
final class Upstreams {
    static final String TOKEN = "eyJhbGciOi.super-secret_token~+/==";
    static final Caller CALLER = new Caller(
            AccountKey.of(7), Set.of(), UserKey.of(8), Set.of(Role.SUPPORT, Role.ARCHIVE), Seat.REMOTE_SUPPORT);
    static final Instant NOW = Instant.parse("2026-11-25T09:30:00Z");
    static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "http-client");
        thread.setDaemon(true);
        return thread;
    });

    private Upstreams() {}

    static V1Provider.Builder at(String baseUrl) {
        return V1Provider.at(baseUrl)
                .accessTokens(AccessTokens.fixed(TOKEN))
                .executor(THREADS)
                .clock(new HandClock(NOW))
                .resilience(Resilience.builder()
                        .firstDelay(Duration.ofMillis(1))
                        .longestDelay(Duration.ofMillis(1))
                        .build());
    }

    static V1Provider of(ScriptedUpstream upstream) {
        return at(upstream.baseUrl()).build();
    }

    /** One that gives up soon, for providers that never answer. */
    static V1Provider impatient(ScriptedUpstream upstream) {
        return at(upstream.baseUrl())
                .readTimeout(Duration.ofMillis(100))
                .connectTimeout(Duration.ofMillis(400))
                .build();
    }

    static DesksideException failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        if (failure == null) {
            throw new AssertionError("it did not fail");
        }
        return failure;
    }
}
