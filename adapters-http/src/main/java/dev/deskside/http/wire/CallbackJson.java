package dev.deskside.http.wire;

import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackState;
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
    }

    /** A page of them. */
    public record ListJson(List<CallbackJson> callbacks) {}

    /** How many are sent once more. */
    public record ReplayedJson(long replayed) {}

    /** What became of a ping. */
    public record AnswerJson(String result, Integer status, String reason) {
        /** What is sent of this answer. */
        public static AnswerJson of(CallbackAnswer answer) {
            return new AnswerJson(word(answer.result()), answer.status().orElse(null), answer.reason());
        }
    }

    /** What an endpoint's callbacks are signed with, the newest first. */
    public record SecretsJson(String endpoint, List<String> secrets) {
        /** Says what it is, not what it holds. */
        @Override
        public String toString() {
            return "SecretsJson[…]";
        }
    }
}
