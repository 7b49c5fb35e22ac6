package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.TOKEN;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Neither the access token nor a session's token is ever shown: not in messages, causes, texts of objects, or logs. */
class SecretsTest {
    private static final String SESSION_TOKEN = "session-token-0815";

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void capture() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(before);
        upstream.close();
    }

    @Test
    void failures_of_every_kind_show_no_secret() {
        String echo = "{\"int_err_code\":\"X\",\"msg\":\"bad %s for %s\"}".formatted(TOKEN, SESSION_TOKEN);
        upstream.then(400, echo)
                .then(401, echo)
                .then(403, echo)
                .then(429, echo)
                .then(500, echo)
                .then(200, TOKEN + SESSION_TOKEN)
                .then(200, "{\"status\":" + SESSION_TOKEN)
                .then(200, "{\"status\":[\"" + SESSION_TOKEN + "\"]}")
                .thenHalf(200, TOKEN)
                .thenReset();
        V1Provider provider = Upstreams.of(upstream);
        List<DesksideException> failures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            failures.add(
                    failure(() -> provider.plainRemoteSupport().find(CALLER, new SessionReference(SESSION_TOKEN))));
        }
        failures.add(failure(() -> provider.remoteSupport().find(CALLER, new SessionReference(SESSION_TOKEN))));
        failures.add(failure(() -> provider.remoteSupport()
                .start(CALLER, SessionRequest.screenSharing().build())));

        for (DesksideException failure : failures) {
            assertThat(trace(failure)).doesNotContain(TOKEN, SESSION_TOKEN, "Bearer");
        }
        assertThat(logged()).noneMatch(line -> line.contains(TOKEN) || line.contains(SESSION_TOKEN));
    }

    @Test
    void no_object_shows_a_secret() {
        V1Provider provider = Upstreams.of(upstream);

        assertThat(List.of(
                                provider,
                                provider.remoteSupport(),
                                provider.recordingArchive(),
                                AccessTokens.fixed(TOKEN),
                                Upstreams.at(upstream.baseUrl()))
                        .toString())
                .doesNotContain(TOKEN)
                .contains(upstream.host());
    }

    @Test
    void the_secrets_of_oauth_are_not_shown_either() {
        String echo = ("{\"error\":\"%1$s\",\"error_description\":\"%1$s\",\"access_token\":\"%2$s\","
                        + "\"refresh_token\":\"%3$s\"}")
                .formatted("refresh-secret-1", "access-secret-1", "refresh-secret-2");
        List<String> secrets = List.of(
                "client-secret-1",
                "refresh-secret-1",
                "access-secret-1",
                "refresh-secret-2",
                "personal-secret-1",
                "Basic ");
        RefreshTokenStore store = new RefreshTokenStore() {
            @Override
            public String current() {
                return "refresh-secret-1";
            }

            @Override
            public void replace(String successor) {
                throw new IllegalArgumentException(successor);
            }
        };
        List<String> texts = new ArrayList<>();
        try (ScriptedUpstream endpoint = new ScriptedUpstream()) {
            endpoint.then(400, echo)
                    .then(404, echo)
                    .then(429, echo)
                    .then(500, echo)
                    .thenHalf(200, echo)
                    .thenReset()
                    .then(connection -> connection.getOutputStream().write(echo.getBytes(StandardCharsets.UTF_8)))
                    .then(200, echo + echo)
                    .then(200, echo);
            OAuthTokens.Builder builder = OAuthTokens.at("http://" + endpoint.host())
                    .client("client-id-1", "client-secret-1")
                    .executor(Upstreams.THREADS)
                    .clock(new HandClock(Upstreams.NOW));
            OAuthTokens byRefreshToken = builder.byRefreshToken(store);
            OAuthTokens byPersonalToken = builder.byPersonalAccessToken("personal-secret-1");
            for (int i = 0; i < 9; i++) {
                texts.add(trace(failure(() -> byRefreshToken.tokenFor(CALLER))));
            }
            // It is sent the access token alone, and can tell no other secret.
            upstream.then(401, "{\"int_err_code\":\"InvalidToken\",\"msg\":\"not access-secret-1\"}");
            texts.add(trace(failure(() -> Upstreams.at(upstream.baseUrl())
                    .accessTokens(byPersonalToken)
                    .build()
                    .remoteSupport()
                    .start(CALLER, SessionRequest.screenSharing().build()))));
            texts.addAll(List.of(byRefreshToken.toString(), byPersonalToken.toString()));
            assertThat(endpoint.received()).hasSize(11);
        }
        texts.addAll(logged());

        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }

    private static String trace(DesksideException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "se cret", "se\ncret", "sécret", "{secret}", "=secret"})
    void a_token_that_a_header_cannot_carry_is_not_sent_and_not_shown(String token) {
        V1Provider provider =
                Upstreams.at(upstream.baseUrl()).accessTokens(caller -> token).build();

        DesksideException failure = failure(() -> provider.remoteSupport().find(CALLER, new SessionReference("s")));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(failure.getMessage()).doesNotContain("cret");
        assertThat(upstream.received()).isEmpty();
        assertThat(failure(() -> AccessTokens.fixed(token)))
                .hasMessageNotContaining("cret")
                .returns("accessToken", e -> e.field().orElseThrow());
    }

    @Test
    void each_caller_has_a_token_of_their_own() {
        upstream.then(404, "");
        Upstreams.at(upstream.baseUrl())
                .accessTokens(caller -> "token-of-" + caller.user())
                .build()
                .remoteSupport()
                .find(CALLER, new SessionReference("s"));

        assertThat(upstream.only().headers()).containsEntry("authorization", "Bearer token-of-8");
    }

    /** What other tests left running may log meanwhile. */
    private List<String> logged() {
        synchronized (log) {
            return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }
}
