package dev.deskside.domain.callback;

import dev.deskside.domain.Check;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How one attempt to send a callback ended.
 *
 * @param result how it ended, in a word
 * @param status of HTTP; absent where no answer came
 * @param reason what happened, in a few words for whoever has to look; never a secret, and not what the receiver wrote
 * @param retryAfter when the receiver wants to be asked again, as far as it said so; for {@link Result#HELD_BACK} how
 *     long nothing is sent
 */
public record CallbackAnswer(Result result, Optional<Integer> status, String reason, Optional<Duration> retryAfter) {
    /** The most characters of a reason. */
    public static final int MAX_REASON = 200;

    /** What becomes of the callback. */
    public enum Result {
        /** The receiver has it: a 2xx. */
        DELIVERED,
        /** It may go through another time: any other answer, or none. */
        FAILED,
        /** The receiver doesn't want it any more: a 410. */
        GONE,
        /** Nothing was sent, since the receiver has failed too often: no attempt at all. */
        HELD_BACK
    }

    public CallbackAnswer {
        Objects.requireNonNull(result);
        Objects.requireNonNull(status);
        Check.line("reason", reason, MAX_REASON);
        Objects.requireNonNull(retryAfter);
    }

    /**
     * The receiver has it.
     *
     * @param status the HTTP status that it answered with
     * @return the answer
     */
    public static CallbackAnswer delivered(int status) {
        return new CallbackAnswer(Result.DELIVERED, Optional.of(status), "delivered", Optional.empty());
    }

    /**
     * It may go through another time.
     *
     * @param reason why it didn't go through, in words that may be shown
     * @return the answer
     */
    public static CallbackAnswer failed(String reason) {
        return new CallbackAnswer(Result.FAILED, Optional.empty(), reason, Optional.empty());
    }

    /**
     * Nothing was sent, and won't be for this long.
     *
     * @param time for how long nothing will be sent
     * @return the answer
     */
    public static CallbackAnswer heldBack(Duration time) {
        return new CallbackAnswer(
                Result.HELD_BACK, Optional.empty(), "the receiver has failed too often", Optional.of(time));
    }
}
