package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionLimits;
import java.util.List;
import java.util.Objects;

/**
 * How sessions are kept in view until they end.
 *
 * @param perMinute how often a gateway asks the provider behind it, at most, on each node
 * @param limits when a session is given up
 * @param callbackSecrets what that provider signs its calls with, several during a rotation; none where it doesn't
 */
public record Following(int perMinute, SessionLimits limits, List<CallbackSecret> callbackSecrets) {
    /** As it is unless said otherwise. */
    public static final Following DEFAULT = new Following(60, SessionLimits.DEFAULT, List.of());

    private static final int MOST = 60_000;

    public Following {
        if (perMinute < 1 || perMinute > MOST) {
            throw DesksideException.invalid(
                    Setting.FOLLOW_PER_MINUTE.key(), "must be a whole number from 1 to %d".formatted(MOST));
        }
        Objects.requireNonNull(limits);
        callbackSecrets = List.copyOf(callbackSecrets);
    }
}
