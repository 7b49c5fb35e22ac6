package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A status callback in our own API; {@code attempts} where one is asked for alone. */
public record CallbackJson(
        String id,
        long sequence,
        String sessionId,
        String sessionStatus,
        String changedAt,
        String url,
        String state,
        int attemptCount,
        Attempt lastAttempt,
        String dueAt,
        List<Attempt> attempts) {

    /** As a list shows it. */
    public static CallbackJson of(Callback callback) {
        return of(callback, null);
    }

    /** With all that was tried. */
    public static CallbackJson of(Callback callback, List<CallbackAttempt> attempts) {
        return new CallbackJson(
                callback.id().value(),
                callback.sequence(),
                callback.session().value(),
                SessionStatusText.of(callback.change().status()),
                WireTime.format(callback.change().at()),
                callback.url().toString(),
                word(callback.state()),
                callback.attempts(),
                callback.lastAttempt().map(Attempt::of).orElse(null),
                callback.due().map(WireTime::format).orElse(null),
                attempts == null ? null : attempts.stream().map(Attempt::of).toList());
    }

    /** The state that is spelled like this. */
    public static Optional<CallbackState> state(String text) {
        return Arrays.stream(CallbackState.values())
                .filter(state -> word(state).equals(text))
                .findFirst();
    }

    /** What was received, without its attempts. UNRECOGNISED where it can't be read. */
    public Callback toCallback() {
        return new Callback(
                Tolerant.read(id, CallbackId::new).orElseThrow(() -> unrecognised("id")),
                sequence,
                Tolerant.read(sessionId, SessionId::new).orElseThrow(() -> unrecognised("sessionId")),
                new SessionChange(
                        Optional.ofNullable(sessionStatus)
                                .flatMap(SessionStatusText::parse)
                                .orElseThrow(() -> unrecognised("sessionStatus")),
                        Optional.ofNullable(changedAt)
                                .flatMap(WireTime::parse)
                                .orElseThrow(() -> unrecognised("changedAt"))),
                Tolerant.read(url, URI::create).orElseThrow(() -> unrecognised("url")),
                Optional.ofNullable(state).flatMap(text -> state(text)).orElseThrow(() -> unrecognised("state")),
                attemptCount,
                Optional.ofNullable(lastAttempt).map(Attempt::toAttempt),
                Optional.ofNullable(dueAt).flatMap(WireTime::parse));
    }

    /** The attempts that were received, none where there are none. UNRECOGNISED where one can't be read. */
    public List<CallbackAttempt> toAttempts() {
        return attempts == null
                ? List.of()
                : attempts.stream().map(Attempt::toAttempt).toList();
    }

    private static DesksideException unrecognised(String field) {
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The server's answer about callbacks has no %s that this version can read.".formatted(field));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** An attempt to send it. */
    public record Attempt(String at, long tookMillis, String trigger, String result, Integer status, String reason) {
        static Attempt of(CallbackAttempt attempt) {
            return new Attempt(
                    WireTime.format(attempt.at()),
                    attempt.took().toMillis(),
                    word(attempt.trigger()),
                    word(attempt.answer().result()),
                    attempt.answer().status().orElse(null),
                    attempt.answer().reason());
        }

        private CallbackAttempt toAttempt() {
            return new CallbackAttempt(
                    Optional.ofNullable(at).flatMap(WireTime::parse).orElseThrow(() -> unrecognised("at")),
                    Duration.ofMillis(tookMillis),
                    constant(CallbackTrigger.class, trigger).orElseThrow(() -> unrecognised("trigger")),
                    new AnswerJson(result, status, reason).toAnswer());
        }
    }

    /** A page of them; the array is always there. */
    public record ListJson(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<CallbackJson> callbacks) {
        /** What is sent for these. */
        public static ListJson of(List<Callback> callbacks) {
            return new ListJson(callbacks.stream().map(CallbackJson::of).toList());
        }

        /** What was received; no array is none. UNRECOGNISED where one can't be read. */
        public List<Callback> toCallbacks() {
            return callbacks == null
                    ? List.of()
                    : callbacks.stream().map(CallbackJson::toCallback).toList();
        }
    }

    /** Which time's callbacks are asked for once more. */
    public record RangeJson(String from, String to) {}

    /** Where a ping is to go. */
    public record PingJson(String url) {}

    /** How many are sent once more. */
    public record ReplayedJson(long replayed) {}

    /** What became of a ping. */
    public record AnswerJson(String result, Integer status, String reason) {
        /** What is sent of this answer. */
        public static AnswerJson of(CallbackAnswer answer) {
            return new AnswerJson(word(answer.result()), answer.status().orElse(null), answer.reason());
        }

        /** What was received. UNRECOGNISED where the result can't be read. */
        public CallbackAnswer toAnswer() {
            return new CallbackAnswer(
                    constant(CallbackAnswer.Result.class, result).orElseThrow(() -> unrecognised("result")),
                    Optional.ofNullable(status),
                    Tolerant.line(reason, CallbackAnswer.MAX_REASON).orElse("no reason was told"),
                    Optional.empty());
        }
    }

    /** What an endpoint's callbacks are signed with, the newest first. */
    public record SecretsJson(String endpoint, List<String> secrets) {
        /** What is sent for these. */
        public static SecretsJson of(CallbackEndpoint endpoint, List<CallbackSecret> secrets) {
            return new SecretsJson(
                    endpoint.toString(),
                    secrets.stream().map(CallbackSecret::text).toList());
        }

        /** What was received. UNRECOGNISED where there is none, or one can't be read. */
        public List<CallbackSecret> toSecrets() {
            if (secrets == null || secrets.isEmpty()) {
                throw unrecognised("secrets");
            }
            return secrets.stream()
                    .map(text -> Tolerant.read(text, CallbackSecret::parse).orElseThrow(() -> unrecognised("secrets")))
                    .toList();
        }

        /** Says what it is, not what it holds. */
        @Override
        public String toString() {
            return "SecretsJson[…]";
        }
    }
}
