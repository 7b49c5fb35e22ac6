package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.OWN;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DesksideServerTest {
    private static final String START = "{\"sessionType\":\"SCREEN_SHARING\"}";

    @Test
    @DisplayName("closing lets a request finish that runs")
    void gracefulClose() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Desk desk = Desk.overStore(store -> new WatchedSessions(store, () -> {
            arrived.countDown();
            await(released);
        }));
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> desk.start(START));
        await(arrived);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(desk::close);
        RawHttp.awaitRefusal(desk.port());
        assertThat(closed).isNotDone();
        released.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closed.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("a gateway leaves launching, joining, ending and the pages to the other provider: 501")
    void gateway() {
        BrokenProvider provider = BrokenProvider.failingWith(new IllegalStateException());
        try (Desk desk = Desk.gateway(provider)) {
            assertError(desk.post(OWN + "/launch/a", "", new byte[0]), 501, "Unsupported");
            assertError(desk.post(OWN + "/join/a", "", new byte[0]), 501, "Unsupported");
            assertError(desk.post(OWN + "/sessions/a/end", TECHNICIAN, new byte[0]), 501, "Unsupported");
            assertError(desk.post(OWN + "/sessions/a/end", "bad", new byte[0]), 401, "InvalidToken");
            assertError(desk.call("DELETE", OWN + "/sessions/a", TECHNICIAN, ""), 501, "Unsupported");
            assertError(
                    desk.call("POST", OWN + "/sessions/a/notes", TECHNICIAN, "{\"notes\":\"x\"}"), 501, "Unsupported");
            for (String path : new String[] {"/sessions/a/messages", "/join/a/messages"}) {
                assertError(desk.call("POST", OWN + path, TECHNICIAN, "{\"content\":\"x\"}"), 501, "Unsupported");
            }
            for (String path : new String[] {"/launch/a", "/join/a"}) {
                HttpResponse<String> page = desk.send(desk.request(path));
                assertThat(page.statusCode()).isEqualTo(501);
                assertThat(page.body()).contains("<h1>");
                assertError(desk.send(desk.request(path).header("Accept", "application/json")), 501, "Unsupported");
                HttpResponse<String> form = desk.send(desk.request(OWN + path)
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.noBody()));
                assertThat(form.statusCode()).isEqualTo(501);
                assertThat(form.body()).contains("<h1>");
            }
        }
    }

    @Test
    @DisplayName("POST /sessions tells the session's id where the provider gives one at once")
    void idAtOnce() {
        try (Desk desk = Desk.gateway(new IdsAtOnce())) {
            assertThat(Desk.json(desk.start(START)).path("sessionId").asText()).isEqualTo("9007199254740993");
        }
    }

    @Test
    @DisplayName("a port that is in use is UNAVAILABLE, and says which")
    void portInUse() {
        BrokenProvider provider = BrokenProvider.failingWith(new IllegalStateException());
        try (Desk desk = Desk.hosted();
                DesksideServer second = DesksideServer.builder()
                        .useCases(useCases(provider, desk))
                        .ids(UUID::randomUUID)
                        .listen("127.0.0.1", desk.port())
                        .build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOfSatisfying(
                            DesksideException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                    .hasMessageContaining("127.0.0.1, port " + desk.port());
        }
    }

    @Test
    @DisplayName("a server is started once, has a port while it listens, and may be closed again and again")
    void lifeCycle() {
        BrokenProvider provider = BrokenProvider.failingWith(new IllegalStateException());
        Desk desk = Desk.gateway(provider);
        assertThat(desk.port()).isPositive();
        desk.close();
        desk.close();
        assertThat(desk.port()).isPositive();

        DesksideServer never = DesksideServer.builder()
                .useCases(useCases(provider, desk))
                .ids(UUID::randomUUID)
                .build();
        assertThatThrownBy(never::port).isInstanceOf(IllegalStateException.class);
        never.close();
        assertThatThrownBy(never::start).isInstanceOf(IllegalStateException.class);
    }

    private static UseCases useCases(BrokenProvider provider, Desk desk) {
        return UseCases.of(
                provider, provider, provider, provider, desk.records(desk.sessions), desk.accounts, Desk.CLOCK);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A provider whose sessions have an id from the beginning. */
    private static final class IdsAtOnce implements RemoteSupport {
        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            return new StartedSession(
                    URI.create("https://provider.example.com/launch"),
                    new SessionToken("token"),
                    Optional.of(new SessionId("9007199254740993")));
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            return Optional.empty();
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            return new SessionPage(0, List.of(), Optional.empty());
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return Optional.empty();
        }
    }
}
