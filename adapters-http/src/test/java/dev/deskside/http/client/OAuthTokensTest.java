package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.NOW;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OAuthTokensTest {
    private static final SessionReference REFERENCE = new SessionReference("session-token-1");
    private static final String SESSION = "{\"status\":\"active\"}";
    private static final String EXPIRED = "{\"int_err_code\":\"InvalidToken\",\"msg\":\"expired\"}";

    private final ScriptedUpstream endpoint = new ScriptedUpstream();
    private final ScriptedUpstream api = new ScriptedUpstream();
    private final HandClock clock = new HandClock(NOW);
    private final Kept store = new Kept("refresh-1");

    @AfterEach
    void close() {
        Thread.interrupted();
        endpoint.close();
        api.close();
    }

    /** Keeps what it is handed, unless it is told to fail. */
    private static final class Kept implements RefreshTokenStore {
        final List<String> all = new CopyOnWriteArrayList<>();
        volatile RuntimeException failure;

        Kept(String first) {
            all.add(first);
        }

        @Override
        public String current() {
            return all.get(all.size() - 1);
        }

        @Override
        public void replace(String successor) {
            if (failure != null) {
                throw failure;
            }
            all.add(successor);
        }
    }

    @Test
    @DisplayName("A personal access token is exchanged as the vendor's guide says")
    void personalAccessToken() {
        endpoint.then(200, token("access-1", "3600"));

        assertThat(builder().byPersonalAccessToken("my pat+/=").tokenFor(CALLER))
                .isEqualTo("access-1");

        ScriptedUpstream.Received request = endpoint.only();
        assertThat(request.line()).isEqualTo("POST /oauth/token HTTP/1.1");
        assertThat(request.body()).isEqualTo("grant_type=personal_access_token&pat=my+pat%2B%2F%3D");
        assertThat(request.headers())
                .containsEntry("authorization", "Basic Y2xpZW50LWlkOmNsaWVudCUzQXNlY3JldA==")
                .containsEntry("content-type", "application/x-www-form-urlencoded")
                .containsEntry("accept", "application/json");
    }

    @Test
    @DisplayName("A refresh token is kept where no new one comes")
    void refreshToken() {
        endpoint.then(200, token("access-1", "3600"));
        OAuthTokens tokens = byRefreshToken();

        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-1");
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-1");

        assertThat(endpoint.only().body()).isEqualTo("grant_type=refresh_token&refresh_token=refresh-1");
        assertThat(store.all).containsExactly("refresh-1");
    }

    @Test
    @DisplayName("A new refresh token is in the store before it or its access token is used")
    void rotation() {
        endpoint.then(200, rotated("access-1", "refresh-2")).then(200, token("access-2", "3600"));
        OAuthTokens tokens = byRefreshToken();

        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-1");
        assertThat(store.all).containsExactly("refresh-1", "refresh-2");

        assertThat(tokens.tokenInPlaceOf("access-1", CALLER)).contains("access-2");
        assertThat(endpoint.received().get(1).body()).endsWith("refresh_token=refresh-2");
    }

    @Test
    @DisplayName("A new refresh token that the store can't keep is offered again before anything is sent")
    void storeFails() {
        endpoint.then(200, rotated("access-1", "refresh-2")).then(200, token("access-2", "3600"));
        OAuthTokens tokens = byRefreshToken();
        store.failure = new IllegalStateException("no space for refresh-2");

        for (int i = 0; i < 2; i++) {
            DesksideException failure = failure(() -> tokens.tokenFor(CALLER));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure)
                    .hasMessageContaining("IllegalStateException")
                    .hasMessageNotContaining("refresh-2")
                    .hasNoCause();
        }
        assertThat(endpoint.received()).hasSize(1);

        store.failure = null;
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-2");
        assertThat(store.all).containsExactly("refresh-1", "refresh-2");
        assertThat(endpoint.received().get(1).body()).endsWith("refresh_token=refresh-2");
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3569, 3570",
        "\"3600\", 3569, 3570",
        "20, 17, 18",
        "null, 3569, 3570",
        "99999999999999999999, 2591969, 2591970"
    })
    @DisplayName("A token is not used at the end of its life")
    void expiry(String lifetime, long still, long over) {
        endpoint.then(200, token("access-1", lifetime)).then(200, token("access-2", lifetime));
        OAuthTokens tokens = byRefreshToken();
        tokens.tokenFor(CALLER);

        clock.advance(Duration.ofSeconds(still));
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-1");
        clock.advance(Duration.ofSeconds(over - still));
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-2");
        assertThat(endpoint.received()).hasSize(2);
    }

    @Test
    @DisplayName("Many calls whose token has expired mid-way send one refresh, and each is sent once more")
    void oneRefreshUnderConcurrency() throws InterruptedException, ExecutionException {
        int calls = 16;
        CountDownLatch allRefused = new CountDownLatch(calls);
        api.thenBy(request -> {
            if (request.headers().get("authorization").endsWith("access-2")) {
                return ScriptedUpstream.answer(200, SESSION);
            }
            return connection -> {
                allRefused.countDown();
                allRefused.await();
                ScriptedUpstream.send(connection, 403, EXPIRED.getBytes(StandardCharsets.UTF_8));
            };
        });
        endpoint.then(200, token("access-1", "3600")).then(200, token("access-2", "3600"));
        V1Provider provider = provider(byRefreshToken());

        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            FutureTask<Boolean> task = new FutureTask<>(
                    () -> provider.remoteSupport().find(CALLER, REFERENCE).isPresent());
            tasks.add(task);
            Upstreams.THREADS.execute(task);
        }
        for (FutureTask<Boolean> task : tasks) {
            assertThat(task.get()).isTrue();
        }

        assertThat(endpoint.received()).hasSize(2);
        assertThat(api.received()).hasSize(2 * calls);
    }

    @Test
    @DisplayName("Many calls share one failure of the endpoint")
    void oneFailureUnderConcurrency() throws InterruptedException, ExecutionException {
        CountDownLatch asked = new CountDownLatch(1);
        endpoint.then(connection -> {
            asked.await();
            ScriptedUpstream.send(connection, 503, new byte[0]);
        });
        OAuthTokens tokens = byRefreshToken();

        List<FutureTask<ErrorCode>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<ErrorCode> task = new FutureTask<>(
                    () -> failure(() -> tokens.tokenFor(CALLER)).code());
            tasks.add(task);
            threads.add(new Thread(task));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        asked.countDown();

        for (FutureTask<ErrorCode> task : tasks) {
            assertThat(task.get()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(endpoint.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, ''", "401, <html>", "403, '{\"int_err_code\":\"InvalidToken\"}'"})
    @DisplayName("A start that wasn't let in is sent once more, with a new token")
    void startAgain(int status, String body) {
        endpoint.then(200, token("access-1", "3600")).then(200, token("access-2", "3600"));
        api.then(status, body)
                .then(200, "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\"},\"sessionToken\":\"t\"}");

        start(provider(byRefreshToken()));

        assertThat(api.received())
                .extracting(request -> request.headers().get("authorization"))
                .containsExactly("Bearer access-1", "Bearer access-2");
        assertThat(endpoint.received()).hasSize(2);
    }

    @Test
    @DisplayName("A second refusal is the outcome: two requests, one refresh")
    void refusedTwice() {
        endpoint.then(200, token("access-1", "3600")).then(200, token("access-2", "3600"));
        api.then(401, "");

        assertThat(failure(() -> start(provider(byRefreshToken()))).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(api.received()).hasSize(2);
        assertThat(endpoint.received()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "403, '{\"int_err_code\":\"AccessDenied\"}'",
        "403, ''",
        "403, <html>InvalidToken</html>",
        "401, '{\"int_err_code\":\"NotEntitled\"}'",
        "400, '{\"int_err_code\":\"InvalidToken\"}'",
        "500, '{\"int_err_code\":\"InvalidToken\"}'"
    })
    @DisplayName("What isn't about the token starts no refresh")
    void noRefresh(int status, String body) {
        endpoint.then(200, token("access-1", "3600"));
        api.then(status, body);

        failure(() -> start(provider(byRefreshToken())));

        assertThat(api.received()).hasSize(1);
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    @DisplayName("The same token again is no reason to ask again")
    void sameToken() {
        endpoint.then(200, token("access-1", "3600"));
        api.then(401, "");

        failure(() -> start(provider(byRefreshToken())));

        assertThat(api.received()).hasSize(1);
        assertThat(endpoint.received()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNAUTHENTICATED, invalid_grant",
        "401, UNAUTHENTICATED, invalid_grant",
        "403, UNAUTHENTICATED, invalid_grant",
        "404, UNAVAILABLE, upstream-token-endpoint",
        "302, UNAVAILABLE, upstream-token-endpoint",
        "429, THROTTLED, fewer calls",
        "500, UNAVAILABLE, try again later",
        "503, UNAVAILABLE, try again later"
    })
    @DisplayName("What the endpoint answers is a coded failure, and is asked for once")
    void endpointAnswers(int status, ErrorCode code, String told) {
        endpoint.then(
                status,
                "{\"error\":\"invalid_grant\",\"error_description\":\"refresh-1 of client:secret\"}",
                "Retry-After: 7");

        DesksideException failure = failure(() -> byRefreshToken().tokenFor(CALLER));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(told).hasMessageNotContaining("refresh-1");
        assertThat(failure.retryAfter())
                .isEqualTo(status == 429 ? Optional.of(Duration.ofSeconds(7)) : Optional.empty());
        assertThat(endpoint.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"two words\"}",
                "{\"access_token\":\"access-1\""
            })
    @DisplayName("An answer without a token is unrecognised, and not shown")
    void noToken(String body) {
        endpoint.then(200, body);

        DesksideException failure = failure(() -> byRefreshToken().tokenFor(CALLER));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(failure).hasMessageNotContainingAny("access-1", "two words");
    }

    @Test
    @DisplayName("An endpoint that resets or sends half an answer is unavailable")
    void brokenEndpoint() {
        endpoint.thenReset().thenHalf(200, "{\"access_token\":\"access-1\"").then(200, token("access-2", "3600"));
        OAuthTokens tokens = byRefreshToken();

        assertThat(failure(() -> tokens.tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(() -> tokens.tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-2");
    }

    @Test
    @DisplayName("A call gives up on a silent endpoint at its own deadline, and the refresh goes on without it")
    void silentEndpoint() {
        CountDownLatch given = new CountDownLatch(1);
        endpoint.then(connection -> {
            given.await();
            ScriptedUpstream.send(
                    connection, 200, rotated("access-1", "refresh-2").getBytes(StandardCharsets.UTF_8));
        });
        api.then(200, SESSION);
        OAuthTokens tokens = builder().readTimeout(Duration.ofMinutes(5)).byRefreshToken(store);
        V1Provider provider = Upstreams.at(api.baseUrl())
                .accessTokens(tokens)
                .resilience(
                        Resilience.builder().deadline(Duration.ofMillis(200)).build())
                .build();

        assertThat(failure(() -> start(provider)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(api.received()).isEmpty();

        given.countDown();
        assertThat(tokens.tokenFor(CALLER)).isEqualTo("access-1");
        assertThat(store.all).containsExactly("refresh-1", "refresh-2");
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    @DisplayName("An executor that takes no work, and a caller who is interrupted, get a coded failure")
    void nothingSent() {
        OAuthTokens closed = builder()
                .executor(work -> {
                    throw new RejectedExecutionException("closed");
                })
                .byRefreshToken(store);
        assertThat(failure(() -> closed.tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(() -> closed.tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAVAILABLE);

        endpoint.thenSilence();
        Thread.currentThread().interrupt();
        assertThat(failure(() -> byRefreshToken().tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("An empty store is told as what it is")
    void emptyStore() {
        OAuthTokens tokens = builder().byRefreshToken(new Kept(" "));

        assertThat(failure(() -> tokens.tokenFor(CALLER)).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(endpoint.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://h/t", "/oauth/token", "https://h/t#x", "https://user@h/t", "not a url"})
    @DisplayName("An address that is none is named")
    void badAddress(String address) {
        assertThat(failure(() -> OAuthTokens.at(address)).field()).contains("upstream-token-endpoint");
    }

    @Test
    @DisplayName("Secrets that are blank are named")
    void blankSecrets() {
        assertThat(failure(() -> builder().client(" ", "s")).field()).contains("clientId");
        assertThat(failure(() -> builder().client("c", "")).field()).contains("clientSecret");
        assertThat(failure(() -> builder().byPersonalAccessToken("")).field()).contains("personalAccessToken");
    }

    private OAuthTokens.Builder builder() {
        return OAuthTokens.at("http://" + endpoint.host() + "/oauth/token")
                .client("client-id", "client:secret")
                .executor(Upstreams.THREADS)
                .clock(clock);
    }

    private OAuthTokens byRefreshToken() {
        return builder().byRefreshToken(store);
    }

    private V1Provider provider(AccessTokens tokens) {
        return Upstreams.at(api.baseUrl()).accessTokens(tokens).build();
    }

    private static void start(V1Provider provider) {
        provider.remoteSupport().start(CALLER, SessionRequest.screenSharing().build());
    }

    private static String token(String access, String lifetime) {
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%s}".formatted(access, lifetime);
    }

    private static String rotated(String access, String refresh) {
        return "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":3600}".formatted(access, refresh);
    }
}
