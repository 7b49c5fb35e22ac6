package dev.deskside.domain.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One attempt to send a callback, as it is kept.
 *
 * @param at when it began
 * @param took how long it was waited for
 * @param trigger why it was made
 * @param answer how it ended
 */
public record CallbackAttempt(Instant at, Duration took, CallbackTrigger trigger, CallbackAnswer answer) {
    public CallbackAttempt {
        Objects.requireNonNull(at);
        Objects.requireNonNull(took);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(answer);
    }
}
