package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.CallbackReceivers.Behaviour;
import dev.deskside.application.contract.CallbackReceivers.Kind;
import dev.deskside.application.contract.CallbackReceivers.Received;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises D1 to D6 of {@link CallbackSender}. */
@Timeout(120)
public interface CallbackSenderContract {
    /** {@return receivers of this test alone, and the sender under test} */
    CallbackReceivers receivers();

    private static CallbackSecret secret(int letter) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) letter);
        return CallbackSecret.of(bytes);
    }

    private static OutgoingCallback callback(URI url, CallbackSecret... secrets) {
        return new OutgoingCallback(
                new CallbackId(Fresh.word("msg")),
                Optional.of(7L),
                url,
                Optional.of(SessionSnapshot.in(SessionStatus.WAITING)
                        .id(Optional.of(new SessionId("4711")))
                        .build()),
                Instant.parse("2026-11-25T09:30:00.750Z"),
                CallbackTrigger.CHANGE,
                List.of(secrets));
    }

    private CallbackAnswer send(URI url) {
        return receivers().sender().send(callback(url, secret('a')));
    }

    private CallbackAnswer sendUntilHeldBack(URI url) {
        for (int i = 0; i < 100; i++) {
            CallbackAnswer answer = send(url);
            if (answer.result() == Result.HELD_BACK) {
                return answer;
            }
        }
        throw new AssertionError("it was never held back");
    }

    @Test
    @DisplayName("D1 each call posts once, with the callback's id, sequence, time and session")
    default void posts() {
        URI url = receivers().receiver();
        OutgoingCallback first = callback(url, secret('a'));
        receivers().sender().send(first);
        assertThat(receivers().received(url)).singleElement().satisfies(received -> {
            assertThat(received.id()).isEqualTo(first.id().value());
            assertThat(received.sequence()).contains(7L);
            assertThat(received.at()).isEqualTo(Instant.parse("2026-11-25T09:30:00Z"));
            assertThat(received.body()).contains("4711", "waiting");
        });
        receivers().sender().send(first);
        assertThat(receivers().received(url)).hasSize(2);
    }

    @Test
    @DisplayName("D1 a failed call posts once, too")
    default void failsOnce() {
        URI url = receivers().receiver();
        for (Behaviour behaviour : List.of(Behaviour.answers(503), Behaviour.of(Kind.RESETS))) {
            receivers().let(url, behaviour);
            int before = receivers().received(url).size();
            send(url);
            assertThat(receivers().received(url)).hasSize(before + 1);
        }
    }

    @Test
    @DisplayName("D1 a ping has no sequence and tells of no session")
    default void pings() {
        URI url = receivers().receiver();
        OutgoingCallback change = callback(url, secret('a'));
        CallbackAnswer answer = receivers()
                .sender()
                .send(new OutgoingCallback(
                        change.id(),
                        Optional.empty(),
                        url,
                        Optional.empty(),
                        change.at(),
                        CallbackTrigger.CHANGE,
                        change.secrets()));
        assertThat(answer.result()).isEqualTo(Result.DELIVERED);
        assertThat(receivers().received(url)).singleElement().satisfies(received -> {
            assertThat(received.sequence()).isEmpty();
            assertThat(received.body()).isIn("{}", "");
        });
    }

    @ParameterizedTest(name = "{displayName}, {0}")
    @ValueSource(ints = {200, 201, 202, 204, 299})
    @DisplayName("D2 a 2xx is delivered")
    default void delivered(int status) {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.answers(status));
        assertThat(send(url)).isEqualTo(CallbackAnswer.delivered(status));
    }

    @ParameterizedTest(name = "{displayName}, {0}")
    @ValueSource(ints = {300, 304, 400, 401, 404, 408, 409, 413, 429, 500, 502, 503, 504})
    @DisplayName("D2 any other status is a failure that is told")
    default void failed(int status) {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.answers(status));
        CallbackAnswer answer = send(url);
        assertThat(answer.result()).isEqualTo(Result.FAILED);
        assertThat(answer.status()).contains(status);
        assertThat(answer.retryAfter()).isEmpty();
    }

    @Test
    @DisplayName("D2 a 410 is gone")
    default void gone() {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.answers(410));
        CallbackAnswer answer = send(url);
        assertThat(answer.result()).isEqualTo(Result.GONE);
        assertThat(answer.status()).contains(410);
    }

    @ParameterizedTest(name = "{displayName}, {0}")
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("D2 a redirect is a failure, and is not followed")
    default void redirected(int status) {
        URI url = receivers().receiver();
        URI other = receivers().receiver();
        receivers().let(url, Behaviour.answers(status).location(other));
        CallbackAnswer answer = send(url);
        assertThat(answer.result()).isEqualTo(Result.FAILED);
        assertThat(answer.status()).contains(status);
        assertThat(receivers().received(other)).isEmpty();
    }

    @Test
    @DisplayName("D2 what the receiver asked for in Retry-After comes along, and what can't be read doesn't")
    default void retryAfter() {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.answers(503).retryAfter("120"));
        assertThat(send(url).retryAfter()).contains(Duration.ofMinutes(2));
        receivers().let(url, Behaviour.answers(429).retryAfter("soon, " + Behaviour.WORD));
        assertThat(send(url).retryAfter()).isEmpty();
    }

    @ParameterizedTest(name = "{displayName}, {0}")
    @EnumSource(
            value = Kind.class,
            names = {"STAYS_SILENT", "DRIPS", "RESETS", "TALKS_GARBAGE"})
    @DisplayName("D2 no answer is a failure without a status")
    default void unanswered(Kind kind) {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.of(kind));
        CallbackAnswer answer = send(url);
        assertThat(answer.result()).isEqualTo(Result.FAILED);
        assertThat(answer.status()).isEmpty();
    }

    @Test
    @DisplayName("D2 a target that isn't allowed is a failure without a status, and gets nothing")
    default void notAllowed() {
        CallbackAnswer answer = send(receivers().forbidden());
        assertThat(answer.result()).isEqualTo(Result.FAILED);
        assertThat(answer.status()).isEmpty();
        assertThat(receivers().received(receivers().forbidden())).isEmpty();
    }

    @ParameterizedTest(name = "{displayName}, {0}")
    @EnumSource(Kind.class)
    @DisplayName("D3 whatever a receiver does, the call comes to its end, and repeats no word of it")
    default void ends(Kind kind) {
        URI url = receivers().receiver();
        for (int status : List.of(200, 500)) {
            receivers().let(url, new Behaviour(kind, status, Optional.of(Behaviour.WORD), Optional.empty()));
            assertThat(send(url).reason()).doesNotContain(Behaviour.WORD);
        }
    }

    @Test
    @DisplayName("D4 each secret has a signature of its own, in their order")
    default void signed() {
        URI url = receivers().receiver();
        receivers().sender().send(callback(url, secret('n'), secret('o')));
        Received received = receivers().received(url).get(0);
        assertThat(received.signatures())
                .containsExactly(signature(received, secret('n')), signature(received, secret('o')));
    }

    @Test
    @DisplayName("D5 a receiver that keeps failing is held back for a while, and gets nothing meanwhile")
    default void heldBack() {
        URI url = receivers().receiver();
        URI other = receivers().receiver();
        receivers().let(url, Behaviour.answers(500));
        CallbackAnswer held = sendUntilHeldBack(url);
        int sent = receivers().received(url).size();
        assertThat(held.status()).isEmpty();
        assertThat(held.retryAfter())
                .hasValueSatisfying(time -> assertThat(time).isPositive());
        assertThat(send(url).result()).isEqualTo(Result.HELD_BACK);
        assertThat(receivers().received(url)).hasSize(sent);
        assertThat(send(other).result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    @DisplayName("D5 after that while it is tried again, and is as good as any other once it takes something")
    default void triedAgain() {
        URI url = receivers().receiver();
        receivers().let(url, Behaviour.answers(500));
        receivers().pass(sendUntilHeldBack(url).retryAfter().orElseThrow());
        assertThat(send(url).result()).isEqualTo(Result.FAILED);
        CallbackAnswer held = send(url);
        assertThat(held.result()).isEqualTo(Result.HELD_BACK);
        receivers().let(url, Behaviour.answers(204));
        receivers().pass(held.retryAfter().orElseThrow());
        assertThat(send(url).result()).isEqualTo(Result.DELIVERED);
        receivers().let(url, Behaviour.answers(500));
        assertThat(send(url).result()).isEqualTo(Result.FAILED);
        assertThat(send(url).result()).isEqualTo(Result.FAILED);
    }

    @Test
    @DisplayName("D5 a receiver that fails now and then is not held back")
    default void failsNowAndThen() {
        URI url = receivers().receiver();
        for (int i = 0; i < 50; i++) {
            receivers().let(url, Behaviour.answers(i % 3 == 0 ? 500 : 200));
            assertThat(send(url).result()).isNotEqualTo(Result.HELD_BACK);
        }
    }

    @Test
    @DisplayName("D6 concurrent calls each post their own callback once")
    default void concurrent() throws Exception {
        List<URI> urls = new ArrayList<>();
        List<Callable<?>> acts = new ArrayList<>();
        ConcurrentLinkedQueue<CallbackAnswer> answers = new ConcurrentLinkedQueue<>();
        List<OutgoingCallback> callbacks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            URI url = receivers().receiver();
            urls.add(url);
            for (int j = 0; j < 8; j++) {
                OutgoingCallback callback = callback(url, secret('a'));
                callbacks.add(callback);
                acts.add(() -> answers.add(receivers().sender().send(callback)));
            }
        }
        Race.of(acts);
        assertThat(answers).hasSize(callbacks.size()).containsOnly(CallbackAnswer.delivered(200));
        for (URI url : urls) {
            assertThat(receivers().received(url).stream().map(Received::id))
                    .containsExactlyInAnyOrderElementsOf(callbacks.stream()
                            .filter(callback -> callback.url().equals(url))
                            .map(callback -> callback.id().value())
                            .toList());
            for (Received received : receivers().received(url)) {
                assertThat(received.signatures())
                        .isEqualTo(Collections.singletonList(signature(received, secret('a'))));
            }
        }
    }

    private static String signature(Received received, CallbackSecret secret) {
        return signature(received.id(), received.at(), received.body(), secret);
    }

    /**
     * Base64 of HMAC-SHA256, as Standard Webhooks has it.
     *
     * @param id the header {@code webhook-id}
     * @param at the time of {@code webhook-timestamp}
     * @param body the body as it came
     * @param secret what the receiver was given
     * @return what {@code webhook-signature} has after its version
     */
    static String signature(String id, Instant at, String body, CallbackSecret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            String signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), body);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
