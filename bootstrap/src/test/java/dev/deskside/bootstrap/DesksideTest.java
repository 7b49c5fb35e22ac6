package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.ListAvailableRecordings;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every product, wired and embedded. */
class DesksideTest {
    @TempDir
    Path data;

    @Test
    void theHostedProductWithoutAServer() {
        try (Deskside deskside = Deskside.builder()
                .data(data)
                .publicUrl(URI.create("https://desk.example/help/"))
                .demo()
                .open()) {
            Caller zoe = deskside.caller(deskside.demo().orElseThrow().accessToken());
            StartedSession started = start(deskside, zoe);

            assertThat(started.launchUrl().toString()).startsWith("https://desk.example/help/launch/");
            assertThat(find(deskside, zoe, started).customer().name()).contains("Ada");
        }
    }

    @Test
    void theGatewayProduct() throws Exception {
        try (Deskside upstream = Deskside.builder()
                .data(data.resolve("upstream"))
                .listen("127.0.0.1", 0)
                .demo()
                .open()) {
            URI address = upstream.serve();
            String token = upstream.demo().orElseThrow().accessToken();
            try (Deskside gateway = Deskside.builder()
                    .data(data.resolve("gateway"))
                    .listen("127.0.0.1", 0)
                    .gotoassist(address, token)
                    .demo()
                    .open()) {
                Caller zoe = gateway.caller(gateway.demo().orElseThrow().accessToken());
                StartedSession started = start(gateway, zoe);
                assertThat(started.launchUrl().toString()).startsWith(address.toString());
                assertThat(find(gateway, zoe, started).customer().name()).contains("Ada");
                assertThat(recordings(gateway, zoe)).isEqualTo(recordings(upstream, zoe));

                HttpResponse<String> launch = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(gateway.serve().resolve("/deskside/v1/launch/x"))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(launch.statusCode()).isEqualTo(501);
                assertThat(launch.body()).contains("Unsupported");
            }
        }
    }

    @Test
    void theGatewayLearnsByItselfOfWhatHappensUpstream() throws Exception {
        try (Deskside upstream = Deskside.builder()
                .data(data.resolve("upstream"))
                .listen("127.0.0.1", 0)
                .demo()
                .open()) {
            URI address = upstream.serve();
            try (Deskside gateway = Deskside.builder()
                    .data(data.resolve("gateway"))
                    .gotoassist(address, upstream.demo().orElseThrow().accessToken())
                    .demo()
                    .open()) {
                Caller zoe = gateway.caller(gateway.demo().orElseThrow().accessToken());
                StartedSession started = start(gateway, zoe);
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(address.resolve("/deskside/v1"
                                                + started.launchUrl().getPath()))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());

                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(
                                () -> assertThat(gateway.product().sessions().changes(zoe, started.reference()))
                                        .extracting(logged -> logged.change().status())
                                        .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING));
            }
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Deskside deskside = Deskside.builder().data(data).open();
        deskside.close();
        deskside.close();
    }

    @Test
    void aDemoThatWasBrokenOffIsCompleted() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            deskside.accounts().add(Demo.ACCOUNT);
        }
        for (int start = 0; start < 2; start++) {
            try (Deskside deskside = Deskside.builder().data(data).demo().open()) {
                Caller zoe = deskside.caller(deskside.demo().orElseThrow().accessToken());
                assertThat(recordings(deskside, zoe).readyForDownload()).hasSize(2);
            }
        }
    }

    @Test
    void aDemoDoesNotTouchAStoreWithAccountsOfItsOwn() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            TestTechnician.in(deskside);
        }
        assertThat(failure(Deskside.builder().data(data).demo()).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
    }

    @Test
    void aStoreWithoutItsKeyIsNotOpened() throws IOException {
        Deskside.builder().data(data).open().close();
        Path key = data.resolve("server.key");
        Path elsewhere = Files.move(key, data.resolve("moved.key"));

        assertThat(failure(Deskside.builder().data(data)).getMessage()).contains("server.key", "backup");
        assertThat(Files.exists(key)).as("none was made").isFalse();
        Deskside.builder().data(data).serverKey(elsewhere).open().close();
    }

    @Test
    void aStoreThatIsNoneIsSaidAndLeftAlone() throws IOException {
        Deskside.builder().data(data).open().close();
        Path store = data.resolve("deskside.db");
        Files.writeString(store, "not a database, but somebody's letters ".repeat(50));
        byte[] before = Files.readAllBytes(store);

        assertThat(failure(Deskside.builder().data(data)).code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
        assertThat(new String(before, StandardCharsets.UTF_8)).startsWith("not a database");
    }

    private static DesksideException failure(Deskside.Builder builder) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, builder::open);
        assertThat(failure).isNotNull();
        return failure;
    }

    private static StartedSession start(Deskside deskside, Caller caller) {
        return deskside.useCases()
                .startSession()
                .run(new StartSession.Command(
                        caller,
                        SessionRequest.screenSharing().customerName("Ada").build()));
    }

    private static SessionSnapshot find(Deskside deskside, Caller caller, StartedSession started) {
        return deskside.useCases()
                .findSession()
                .run(new FindSession.Query(caller, started.reference()))
                .orElseThrow()
                .session();
    }

    private static AvailableRecordings recordings(Deskside deskside, Caller caller) {
        return deskside.useCases()
                .listAvailableRecordings()
                .run(new ListAvailableRecordings.Query(
                        caller, RecordingQuery.ofAccount(caller.account()).build()));
    }
}
