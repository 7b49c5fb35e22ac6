package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Callbacks;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.recording.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over HTTP, to a server on SQLite. */
class CommandsOverHttpTest implements CommandsContract {
    @TempDir
    static Path data;

    private static Deskside deskside;
    private static URI address;

    private final String token = "token-" + UUID.randomUUID();
    private final StageTenant tenant = tenantWithToken();

    @BeforeAll
    static void serve() {
        deskside = Deskside.builder().data(data).listen("127.0.0.1", 0).open();
        address = deskside.serve();
    }

    @AfterAll
    static void close() {
        deskside.close();
    }

    @Override
    public CommandContext context() {
        return context(Map.of("DESKSIDE_SERVER", address.toString(), "DESKSIDE_TOKEN", token));
    }

    @Override
    public StageTenant tenant() {
        return tenant;
    }

    @Override
    public void launch(URI launchUrl) {
        HttpRequest press = HttpRequest.newBuilder(launchUrl.resolve("/deskside/v1" + launchUrl.getPath()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            assertThat(HttpClient.newHttpClient()
                            .send(press, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError("the server didn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void callbacksAreTried() {
        await().until(() -> !CommandRun.of(context(), "callbacks", "list", "--json")
                .succeeded()
                .out()
                .contains("\"attemptCount\":0"));
    }

    @Override
    public void keep(Recording recording) {
        StoresOf.recordings(deskside).commit(recording, 0);
    }

    @Test
    @DisplayName("the server and the token can be said in a file, and beside it on the command line")
    void config() throws IOException {
        Path tokenFile = Files.writeString(data.resolve(UUID.randomUUID().toString()), token + "\n");
        Path config = Files.writeString(
                data.resolve(UUID.randomUUID() + ".properties"),
                "server=%s\ntoken-file=%s\n".formatted(address, tokenFile));
        CommandContext nothing = context(Map.of());
        CommandRun.of(nothing, "session", "list", "--config", config.toString()).succeeded();
        CommandRun.of(nothing, "session", "list", "--server", address.toString(), "--token-file", tokenFile.toString())
                .succeeded();
        CommandRun.of(context(Map.of("DESKSIDE_CONFIG", config.toString())), "session", "list")
                .succeeded();
    }

    @Test
    @DisplayName("changes are watched from a place on, one line each")
    void watched() {
        CommandRun.of(context(), "session", "start", "--customer", "Ada", "--ticket", "T-1")
                .succeeded();
        CommandRun first = CommandRun.of(context(), "session", "watch", "--all", "--limit", "1", "--json")
                .succeeded();
        assertThat(first.lines()).hasSize(1);
        String cursor = first.out().replaceAll("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
        String second = CommandRun.of(context(), "session", "start", "--customer", "Grace Hopper", "--ticket", "T-2")
                .succeeded()
                .value("sessionToken");
        CommandRun.of(context(), "session", "cancel", second).succeeded();
        assertThat(CommandRun.of(context(), "session", "watch", "--after", cursor, "--limit", "2")
                        .succeeded()
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("\tnotStarted\t-\tGrace Hopper\tT-2"),
                        line -> assertThat(line).endsWith("\tabandoned\t-\tGrace Hopper\tT-2"));
        CommandRun.of(context(), "session", "watch", "--after", "nowhere").failed(ExitCodes.USAGE);
        CommandRun.of(context(), "session", "watch", "--limit", "0").failed(ExitCodes.USAGE);
    }

    @Test
    @DisplayName("callbacks go on from page to page")
    void pages() {
        for (int i = 0; i < 3; i++) {
            launch(URI.create(CommandRun.of(context(), "session", "start", "--callback-url", "https://127.0.0.1:9/" + i)
                    .succeeded()
                    .value("launchUrl")));
        }
        List<String> paths = new ArrayList<>();
        try (V1Server called = V1Server.overHttp(new RemoteServer(address, new Secret(token)), Tracing.off())) {
            Optional<PageCursor> next = Optional.empty();
            do {
                CallbackQuery query = new CallbackQuery(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 2, next);
                Callbacks.Listed page = called.callbacks().list(called.caller(), query);
                page.callbacks().forEach(callback -> paths.add(callback.url().getPath()));
                next = page.next();
            } while (next.isPresent());
        }
        assertThat(paths).containsExactly("/2", "/1", "/0");
    }

    @Test
    @DisplayName("no token is a wrong setting, and a wrong one is refused; neither is shown")
    void tokens() {
        String server = address.toString();
        assertThat(CommandRun.of(context(Map.of("DESKSIDE_SERVER", server)), "session", "list")
                        .failed(ExitCodes.USAGE)
                        .err())
                .contains("token-file", "DESKSIDE_TOKEN");
        CommandContext wrong = context(Map.of("DESKSIDE_SERVER", server, "DESKSIDE_TOKEN", "wr0ng-token"));
        for (String[] command : new String[][] {
            {"session", "start"},
            {"session", "list"},
            {"session", "show", "x"},
            {"session", "end", "x"},
            {"recordings", "list", "--account", "1"},
            {"recordings", "all", "--account", "1"},
            {"machines", "list"},
            {"callbacks", "list"},
            {"callbacks", "show", "x"},
            {"callbacks", "replay", "x"},
            {"callbacks", "secret", "https://hooks.example.com"}
        }) {
            assertThat(CommandRun.of(wrong, command)
                            .failed(ExitCodes.NOT_ALLOWED)
                            .err())
                    .doesNotContain("wr0ng");
        }
        for (String[] shown :
                new String[][] {{"session", "list", "--token", "s3cret"}, {"session", "list", "--token=s3cret"}}) {
            assertThat(CommandRun.of(context(), shown).failed(ExitCodes.USAGE).err())
                    .contains("--token is unknown; the nearest is --token-file")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    @DisplayName("a server that isn't there is to be tried later")
    void unreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        CommandContext nobody =
                context(Map.of("DESKSIDE_SERVER", "http://127.0.0.1:" + closed, "DESKSIDE_TOKEN", token));
        assertThat(CommandRun.of(nobody, "session", "show", "x")
                        .failed(ExitCodes.TRY_LATER)
                        .err())
                .contains("127.0.0.1:" + closed);
        CommandRun.of(context(Map.of("DESKSIDE_SERVER", "ftp://x", "DESKSIDE_TOKEN", token)), "session", "list")
                .failed(ExitCodes.USAGE);
    }

    private static CommandContext context(Map<String, String> environment) {
        return new CommandContext(environment, Terminal.NONE, V1Server::overHttp);
    }

    private StageTenant tenantWithToken() {
        StageTenant made = StageTenant.of(TestIds.account(Account.Recording.ENABLED));
        made.addTo(
                deskside.accounts(),
                Account.Recording.ENABLED,
                technician -> technician.equals(made.technician())
                        ? token
                        : UUID.randomUUID().toString());
        return made;
    }
}
