package dev.deskside.persistence;

import dev.deskside.domain.session.SessionStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is counted of a store at one moment, for whoever watches over it: numbers, and nothing of anybody.
 *
 * @param openSessions how many haven't ended, by their state; a state that none is in is left out
 * @param pendingCallbacks how many status callbacks are still to be delivered, those left out that are sent once more
 * @param oldestPending when the oldest of these happened
 */
public record StoreFigures(
        Map<SessionStatus, Long> openSessions, long pendingCallbacks, Optional<Instant> oldestPending) {
    public StoreFigures {
        openSessions = Map.copyOf(openSessions);
        Objects.requireNonNull(oldestPending);
    }
}
