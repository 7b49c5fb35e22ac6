package dev.deskside.domain.callback;

import dev.deskside.domain.DesksideException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a callback is sent that wasn't taken: how long before each attempt, counted from the end of the one before.
 * After the last one it is given up.
 *
 * @param delays before the first attempt, the second, …; each at most 30 days
 */
public record CallbackSchedule(List<Duration> delays) {
    // Before what is made with it.
    private static final Duration LONGEST = Duration.ofDays(30);

    /** That of Standard Webhooks: at once, and nine more within some three days. */
    public static final CallbackSchedule STANDARD = new CallbackSchedule(List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** The name of such a value among the settings, used where it is wrong. */
    public static final String FIELD = "callback-schedule";

    private static final int MOST = 100;
    private static final double SHORTEST_SHARE = 0.9;
    private static final double JITTER = 0.2;

    public CallbackSchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || delays.size() > MOST) {
            throw DesksideException.invalid(FIELD, "must have 1 to %d delays".formatted(MOST));
        }
        if (delays.stream().anyMatch(delay -> delay.isNegative() || delay.compareTo(LONGEST) > 0)) {
            throw DesksideException.invalid(FIELD, "has a delay that is negative or longer than 30 days");
        }
    }

    /**
     * How long to wait after an attempt failed.
     *
     * @param attempts how many have been made, the failed one included
     * @param retryAfter what the receiver asked for: it isn't asked earlier
     * @param chance from 0 to below 1: the delay is a tenth shorter to a tenth longer, so that what failed together
     *     isn't sent again together
     * @return absent where it is given up
     */
    public Optional<Duration> after(int attempts, Optional<Duration> retryAfter, double chance) {
        if (attempts >= delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(attempts);
        Duration jittered = Duration.ofMillis(Math.round(delay.toMillis() * (SHORTEST_SHARE + JITTER * chance)));
        Duration asked = retryAfter.orElse(Duration.ZERO);
        Duration capped = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return Optional.of(capped.compareTo(jittered) > 0 ? capped : jittered);
    }
}
