package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The provider behind a gateway calls back")
class StatusRoutesTest {
    private static final CallbackSecret SECRET = CallbackSecret.of(new byte[32]);
    private static final CallbackSecret NEXT =
            CallbackSecret.of("another secret, of 32 characters".getBytes(StandardCharsets.US_ASCII));
    private static final String WAITING =
            "{\"sessionId\":\"4711\",\"status\":\"waiting\",\"startedAt\":\"2026-11-25T09:30:00Z\"}";
    private static final String ACTIVE = "{\"sessionId\":4711,\"status\":\"active\",\"surprise\":[1]}";
    private static final String JSON = "application/json";

    private final Vendor vendor = new Vendor();

    private static HttpResponse<String> call(Desk desk, String path, String type, String body, String... headers) {
        HttpRequest.Builder request =
                desk.request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return desk.send(request);
    }

    /** The path that the vendor was given for a new session. */
    private String start(Desk desk) {
        desk.start("{\"sessionType\":\"SCREEN_SHARING\",\"sessionStatusCallbackUrl\":\"https://crm.example/hook\"}");
        assertThat(vendor.callbackUrl.getHost()).isEqualTo("desk.example");
        return vendor.callbackUrl.getPath();
    }

    private static String[] signed(CallbackSecret secret, String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            String timestamp = Long.toString(at.getEpochSecond());
            byte[] code = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return new String[] {
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", "v1a,bm9uZQ== v1," + Base64.getEncoder().encodeToString(code)
            };
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String status(Desk desk) {
        return Desk.json(desk.get(Desk.V1 + "/sessions/" + Vendor.TOKEN, Desk.TECHNICIAN))
                .path("status")
                .asText();
    }

    @Test
    @DisplayName("with JSON or a form, and is answered 204; the session has moved on, and never moves back")
    void taken() {
        try (Desk desk = Desk.calledBack(vendor, List.of())) {
            String path = start(desk);
            vendor.state = SessionStatus.WAITING;
            HttpResponse<String> first = call(desk, path, JSON, WAITING);
            assertThat(first.statusCode()).isEqualTo(204);
            assertThat(first.body()).isEmpty();
            vendor.isDown = true;
            assertThat(status(desk)).isEqualTo("waiting");

            assertThat(call(desk, path, JSON, ACTIVE).statusCode()).isEqualTo(204);
            assertThat(status(desk)).isEqualTo("active");
            assertThat(call(desk, path, JSON, WAITING).statusCode()).isEqualTo(204);
            assertThat(status(desk)).isEqualTo("active");
            assertThat(call(
                                    desk,
                                    path,
                                    "application/x-www-form-urlencoded; charset=UTF-8",
                                    "sessionId=4711&status=complete&endedAt=2026-11-25T09%3A31%3A00Z&partnerObject=7&notes=a+b")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(status(desk)).isEqualTo("complete");
        }
    }

    @Test
    @DisplayName("about what it can't be asked for just now, and is answered 202")
    void postponed() {
        try (Desk desk = Desk.calledBack(vendor, List.of())) {
            String path = start(desk);
            vendor.isDown = true;

            assertThat(call(desk, path, JSON, WAITING).statusCode()).isEqualTo(202);
            HttpResponse<String> shown = desk.get(Desk.V1 + "/sessions/" + Vendor.TOKEN, Desk.TECHNICIAN);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(Desk.json(shown).path("status").asText()).isEqualTo("notStarted");
            assertThat(shown.headers().firstValue("deskside-as-of")).contains("2026-11-25T09:30:15Z");
            assertThat(shown.headers().firstValue("Age")).contains("0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"sessionId\":\"4711\"}",
                "{\"sessionId\":\"4711\",\"status\":\"asleep\"}",
                "{\"sessionId\":\"4711\",\"status\":\"waiting\",\"startedAt\":\"yesterday\"}",
                "{\"sessionId\":\"4711\",\"status\":\"waiting\"} x"
            })
    @DisplayName("with a body that can't be read, and is answered 400")
    void unreadable(String body) {
        try (Desk desk = Desk.calledBack(vendor, List.of())) {
            HttpResponse<String> answer = call(desk, start(desk), JSON, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Desk.message(answer)).startsWith("body must hold");
            assertThat(call(desk, start(desk), "application/x-www-form-urlencoded", "status=%zz&=")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("at an address that wasn't given out, and is answered 404")
    void wrongAddress() {
        try (Desk desk = Desk.calledBack(vendor, List.of())) {
            start(desk);
            assertThat(call(desk, Desk.OWN + "/status/" + "A".repeat(43), JSON, WAITING)
                            .statusCode())
                    .isEqualTo(404);
        }
        try (Desk desk = Desk.hosted()) {
            assertThat(call(desk, Desk.OWN + "/status/x", JSON, WAITING).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName(
            "signed where it shares a secret: with one of them, of now, over these very bytes; else it is answered 401")
    void signature() {
        try (Desk desk = Desk.calledBack(vendor, List.of(SECRET, NEXT))) {
            String path = start(desk);
            vendor.state = SessionStatus.WAITING;
            Instant now = Desk.NOW;
            for (CallbackSecret secret : List.of(SECRET, NEXT)) {
                for (long seconds : new long[] {0, 299, -299}) {
                    assertThat(call(desk, path, JSON, WAITING, signed(secret, "a", now.plusSeconds(seconds), WAITING))
                                    .statusCode())
                            .isEqualTo(204);
                }
            }
            String[] good = signed(SECRET, "a", now, WAITING);
            CallbackSecret unknown =
                    CallbackSecret.of("a secret that nobody gave us".getBytes(StandardCharsets.US_ASCII));
            for (String[] wrong : List.of(
                    new String[0],
                    signed(unknown, "a", now, WAITING),
                    signed(SECRET, "a", now.plusSeconds(301), WAITING),
                    signed(SECRET, "a", now.minusSeconds(301), WAITING),
                    signed(SECRET, "a", now, ACTIVE),
                    new String[] {good[0], "b", good[2], good[3], good[4], good[5]},
                    new String[] {good[0], good[1], good[2], "soon", good[4], good[5]},
                    new String[] {good[0], good[1], good[2], good[3]},
                    new String[] {good[0], good[1], good[2], good[3], good[4], "v1,"})) {
                HttpResponse<String> answer = call(desk, path, JSON, WAITING, wrong);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(call(desk, path, JSON, "{", wrong).statusCode())
                        .as("before anything is parsed")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    @DisplayName("as the example of Standard Webhooks is signed")
    void example() {
        WebhookSignature signature = new WebhookSignature(
                List.of(CallbackSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC));

        assertThat(signature.isValid(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "1614265330",
                        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    private static final class Vendor implements RemoteSupport {
        private static final String TOKEN = "vendor-session-token";

        private URI callbackUrl;
        private SessionStatus state = SessionStatus.NOT_STARTED;
        private boolean isDown;

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            callbackUrl = request.statusCallbackUrl().orElseThrow();
            return new StartedSession(URI.create("https://vendor.example/launch"), new SessionToken(TOKEN));
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            if (isDown) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "down");
            }
            SessionSnapshot.Builder snapshot = SessionSnapshot.in(state);
            if (state != SessionStatus.NOT_STARTED) {
                snapshot.id(Optional.of(new SessionId("4711"))).startedAt(Optional.of(Desk.NOW));
            }
            return Optional.of(snapshot.build());
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
