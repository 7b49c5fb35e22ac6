package dev.deskside.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskside.application.port.Caller;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.observe.Watching;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.Credential;
import dev.deskside.bootstrap.settings.Patience;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.client.Resilience;
import dev.deskside.http.client.V1Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of a gateway, as its settings have it, against a server that says what it was shown. */
class UpstreamTest {
    private static final Caller CALLER =
            new Caller(AccountKey.of(7), Set.of(), UserKey.of(8), Set.of(Role.SUPPORT), Seat.REMOTE_SUPPORT);
    private static final Secret CLIENT_SECRET = new Secret("client-secret");

    @TempDir
    Path folder;

    private final Threads threads = new Threads();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> grants = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth/token", exchange -> {
            grants.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"access-1\",\"expires_in\":3600,\"refresh_token\":\"refresh-2\"}");
        });
        server.createContext("/G2A/rest/v1/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, status, "{\"status\":\"active\"}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    @DisplayName("A refresh token is read from its file, and the new one written there")
    void refreshToken() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "refresh-1\n");

        find(new Credential.RefreshToken(client(), file), Patience.DEFAULT);

        assertThat(authorizations).containsExactly("Bearer access-1");
        assertThat(grants).containsExactly("grant_type=refresh_token&refresh_token=refresh-1");
        assertThat(file).hasContent("refresh-2");
    }

    @Test
    @DisplayName("A personal access token is exchanged")
    void personalToken() {
        find(new Credential.PersonalToken(client(), new Secret("personal-1")), Patience.DEFAULT);

        assertThat(authorizations).containsExactly("Bearer access-1");
        assertThat(grants).containsExactly("grant_type=personal_access_token&pat=personal-1");
    }

    @Test
    @DisplayName("An access token is shown as it is")
    void accessToken() {
        find(new Credential.AccessToken(new Secret("access-0")), Patience.DEFAULT);

        assertThat(authorizations).containsExactly("Bearer access-0");
        assertThat(grants).isEmpty();
    }

    @Test
    @DisplayName("The patience is the one that was set")
    void patience() {
        status = 503;
        Patience two = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Resilience.builder()
                        .attempts(2)
                        .firstDelay(Duration.ofMillis(1))
                        .build());

        DesksideException failure = catchThrowableOfType(
                DesksideException.class, () -> find(new Credential.AccessToken(new Secret("access-0")), two));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(authorizations).hasSize(2);
    }

    private void find(Credential credential, Patience patience) {
        V1Provider v1 = Upstream.of(
                new Provider.GoToAssist(address("/G2A/rest/v1"), credential, patience),
                threads.upstream(),
                Clock.systemUTC(),
                Watching.with(Meters.none()).observers(),
                Tracing.off());
        assertThat(v1.remoteSupport().find(CALLER, new SessionReference("t"))).isPresent();
    }

    private Credential.Client client() {
        return new Credential.Client(address("/oauth/token"), "client-id", CLIENT_SECRET);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
