package dev.deskside.http.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.deskside.application.contract.CallbackReceivers.Behaviour;
import dev.deskside.application.contract.CallbackReceivers.Kind;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.http.server.EveryAnswer;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallbackSenderTest {
    private static final CallbackSecret SECRET = CallbackSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final CallbackSecret OLD_SECRET =
            CallbackSecret.of("an older secret of 32 bytes, yes".getBytes(StandardCharsets.UTF_8));
    private static final SessionSnapshot SESSION = SessionSnapshot.in(SessionStatus.ACTIVE)
            .id(Optional.of(new SessionId("4711")))
            .customer(new Customer(Optional.of("Zoë & Söhne"), Optional.of(new EmailAddress("zoe@example.com"))))
            .partnerObject(Optional.of(new PartnerObject.Text("Fall 5")))
            .build();

    private final SocketReceivers receivers = new SocketReceivers();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        ended.countDown();
        receivers.close();
        receivers.requests().forEach(request -> EveryAnswer.assertWebhook(request.headers(), request.body()));
    }

    private static OutgoingCallback callback(URI url) {
        return new OutgoingCallback(
                new CallbackId("msg_p5jXN8AQM9LWM0D4loKWxJek"),
                Optional.of(12L),
                url,
                Optional.of(SESSION),
                Instant.parse("2026-11-25T09:30:00.999Z"),
                CallbackTrigger.CHANGE,
                List.of(SECRET, OLD_SECRET));
    }

    private static OutgoingCallback ping(URI url) {
        return new OutgoingCallback(
                new CallbackId("msg_ping"),
                Optional.empty(),
                url,
                Optional.empty(),
                Instant.EPOCH,
                CallbackTrigger.CHANGE,
                List.of(SECRET));
    }

    @Test
    @DisplayName("the body is what GET answers, and the headers say what it is")
    void json() {
        URI url = receivers.receiver();
        assertThat(receivers.sender().send(callback(url))).isEqualTo(CallbackAnswer.delivered(200));
        SocketReceivers.Request request = receivers.only();
        assertThat(request.body()).isEqualTo(WireJson.write(SessionJson.of(SESSION)));
        assertThat(request.headers())
                .containsEntry("content-type", "application/json; charset=utf-8")
                .containsEntry("user-agent", "deskside")
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1795599000")
                .containsEntry("deskside-sequence", "12")
                .doesNotContainKeys("deskside-replay", "deskside-ping", "authorization", "cookie");
    }

    @Test
    @DisplayName("a form has the same fields, and what is an object as its JSON")
    void form() {
        URI url = receivers.receiver();
        SessionSnapshot session = SessionSnapshot.in(SessionStatus.ACTIVE)
                .id(Optional.of(new SessionId("4711")))
                .customer(new Customer(Optional.of("Zoë & Söhne"), Optional.empty()))
                .collaborators(List.of(new Participant(Optional.empty(), Optional.of("Anna"), Optional.empty())))
                .build();
        OutgoingCallback callback = new OutgoingCallback(
                new CallbackId("msg_1"),
                Optional.of(1L),
                url,
                Optional.of(session),
                Instant.EPOCH,
                CallbackTrigger.CHANGE,
                List.of(SECRET));
        HttpCallbackSender sender =
                receivers.builder().format(CallbackFormat.FORM).build();
        assertThat(sender.send(callback).result()).isEqualTo(Result.DELIVERED);
        SocketReceivers.Request request = receivers.only();
        assertThat(request.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(request.body().split("&", -1))
                .containsExactlyInAnyOrder(
                        "sessionId=4711",
                        "sessionType=screen_sharing",
                        "status=active",
                        "customerName=Zo%C3%AB+%26+S%C3%B6hne",
                        "collaborators=%5B%7B%22name%22%3A%22Anna%22%7D%5D");
    }

    @Test
    @DisplayName("a ping has an empty body and says that it is one")
    void pings() {
        receivers.sender().send(ping(receivers.receiver()));
        assertThat(receivers.only().headers()).containsEntry("deskside-ping", "true");
        assertThat(receivers.only().body()).isEqualTo("{}");
    }

    @Test
    @DisplayName("a ping as a form has no body at all")
    void formPing() {
        receivers.builder().format(CallbackFormat.FORM).build().send(ping(receivers.receiver()));
        assertThat(receivers.only().headers())
                .containsEntry("deskside-ping", "true")
                .containsEntry("content-length", "0");
        assertThat(receivers.only().body()).isEmpty();
    }

    @Test
    @DisplayName("a replay says that it is one")
    void replay() {
        OutgoingCallback change = callback(receivers.receiver());
        receivers
                .sender()
                .send(new OutgoingCallback(
                        change.id(),
                        change.sequence(),
                        change.url(),
                        change.session(),
                        change.at(),
                        CallbackTrigger.REPLAY,
                        change.secrets()));
        assertThat(receivers.only().headers()).containsEntry("deskside-replay", "true");
    }

    @Test
    @DisplayName("the signature is that of the standard's own example")
    void vector() {
        assertThat(Signature.of(
                        new CallbackId("msg_p5jXN8AQM9LWM0D4loKWxJek"),
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                        List.of(SECRET)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @DisplayName("the standard's own library takes it with either secret, and not when a byte is changed")
    void verified() throws Exception {
        URI url = receivers.receiver();
        OutgoingCallback at = callback(url);
        receivers
                .sender()
                .send(new OutgoingCallback(
                        at.id(),
                        at.sequence(),
                        at.url(),
                        at.session(),
                        // The library compares it with the time of this machine.
                        Clock.systemUTC().instant(),
                        at.trigger(),
                        at.secrets()));
        SocketReceivers.Request request = receivers.only();
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        for (CallbackSecret secret : List.of(SECRET, OLD_SECRET)) {
            Webhook webhook = new Webhook(secret.text());
            assertThatCode(() -> webhook.verify(request.body(), headers)).doesNotThrowAnyException();
            assertThatThrownBy(() -> webhook.verify(request.body() + " ", headers))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hook?b=2&a=1&b=%2F+x&flag&empty=",
                "/trailing/",
                "/a%2Fb/%7Bx%7D/;v=1",
                "/?",
                "/a/../b/./c",
                "/%c3%a4"
            })
    @DisplayName("the URL is requested as it was given")
    void exactUrl(String pathAndQuery) {
        receivers.sender().send(callback(URI.create("http://127.0.0.1:" + receivers.port() + pathAndQuery)));
        assertThat(receivers.only().line()).isEqualTo("POST " + pathAndQuery + " HTTP/1.1");
    }

    @Test
    @DisplayName("a URL without a path is the root")
    void noPath() {
        receivers.sender().send(callback(URI.create("http://127.0.0.1:" + receivers.port())));
        assertThat(receivers.only().line()).isEqualTo("POST / HTTP/1.1");
    }

    @Test
    @DisplayName("a path that can't be requested is a failure, not an exception")
    void oddPath() {
        CallbackAnswer answer =
                receivers.sender().send(callback(URI.create("http://127.0.0.1:" + receivers.port() + "//hook")));
        assertThat(answer.result()).isIn(Result.FAILED, Result.DELIVERED);
    }

    @Test
    @DisplayName("interim answers are passed over")
    void interim() throws IOException {
        String answers = """
                HTTP/1.1 100 Continue

                HTTP/1.1 103 Early Hints
                Link: <x>

                HTTP/1.1 202 OK
                Content-Length: 0

                """;
        try (ServerSocket server = answering(answers.replace("\n", "\r\n"))) {
            assertThat(receivers.sender().send(callback(local(server, "http"))))
                    .isEqualTo(CallbackAnswer.delivered(202));
        }
    }

    @Test
    @DisplayName("a port without TLS behind an https URL is a failure that says so")
    void noTls() throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            CallbackAnswer answer = receivers.sender().send(callback(local(server, "https")));
            assertThat(answer.result()).isEqualTo(Result.FAILED);
            assertThat(answer.reason()).isEqualTo("no TLS connection to the receiver could be made");
        }
    }

    @Test
    @DisplayName("a port that says nothing to a TLS greeting is a failure")
    void silentTls() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            CallbackAnswer answer = receivers.sender().send(callback(local(server, "https")));
            assertThat(answer.result()).isEqualTo(Result.FAILED);
            assertThat(answer.reason()).isEqualTo("the receiver could not be reached in time");
        }
    }

    @Test
    @DisplayName("a port that nobody listens at is a failure")
    void nobody() throws IOException {
        URI url;
        try (ServerSocket server = new ServerSocket(0)) {
            url = local(server, "http");
        }
        assertThat(receivers.sender().send(callback(url)))
                .isEqualTo(CallbackAnswer.failed("the receiver can't be reached"));
    }

    @Test
    @DisplayName("a name without an address is a failure, and so is one whose look-up takes too long")
    void names() {
        HttpCallbackSender unknown = receivers
                .builder()
                .resolver(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        URI url = URI.create("http://helpdesk.example.com/");
        assertThat(unknown.send(callback(url)))
                .isEqualTo(CallbackAnswer.failed("the receiver's name can't be resolved"));
        HttpCallbackSender slow = receivers
                .builder()
                .callTimeout(Duration.ofMillis(50))
                .resolver(host -> {
                    awaitEnd();
                    throw new UnknownHostException(host);
                })
                .build();
        assertThat(slow.send(callback(url)).result()).isEqualTo(Result.FAILED);
    }

    @Test
    @DisplayName("a date in Retry-After counts from now")
    void date() {
        URI url = receivers.receiver();
        receivers.let(
                url, new Behaviour(Kind.ANSWERS, 503, Optional.of("Wed, 25 Nov 2026 09:31:30 GMT"), Optional.empty()));
        assertThat(receivers.sender().send(callback(url)).retryAfter()).contains(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("what differs in its query alone is one target of the breaker")
    void oneTarget() {
        URI url = receivers.receiver();
        receivers.let(url, Behaviour.answers(500));
        HttpCallbackSender sender =
                receivers.builder().breaker(2, Duration.ofSeconds(10)).build();
        sender.send(callback(URI.create(url + "?ticket=1")));
        sender.send(callback(URI.create(url + "?ticket=2")));
        assertThat(sender.send(callback(URI.create(url + "?ticket=3"))))
                .isEqualTo(CallbackAnswer.heldBack(Duration.ofSeconds(10)));
        receivers.pass(Duration.ofSeconds(4));
        assertThat(sender.send(callback(url))).isEqualTo(CallbackAnswer.heldBack(Duration.ofSeconds(6)));
    }

    @Test
    @DisplayName("there are no more breakers than failing targets, and never more than the bound")
    void breakers() {
        Breakers breakers = new Breakers(2, Duration.ofSeconds(10), Clock.systemUTC());
        for (int i = 0; i < Breakers.MOST + 50; i++) {
            CallbackTarget target = CallbackTarget.of(URI.create("http://a.example.com/" + i));
            breakers.call(target, () -> CallbackAnswer.failed("no"));
        }
        assertThat(breakers.size()).isEqualTo(Breakers.MOST);
        CallbackTarget last = CallbackTarget.of(URI.create("http://a.example.com/" + Breakers.MOST));
        breakers.call(last, () -> CallbackAnswer.delivered(200));
        assertThat(breakers.size()).isEqualTo(Breakers.MOST - 1);
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI local(ServerSocket server, String scheme) {
        return URI.create("%s://127.0.0.1:%d/hook".formatted(scheme, server.getLocalPort()));
    }

    /** Answers one connection with this, whatever comes. */
    private static ServerSocket answering(String text) throws IOException {
        ServerSocket server = new ServerSocket(0);
        SocketReceivers.THREADS.execute(() -> {
            try (var connection = server.accept()) {
                connection.getInputStream().read(new byte[65536]);
                connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The sender went away.
            }
        });
        return server;
    }
}
