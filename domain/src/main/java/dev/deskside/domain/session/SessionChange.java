package dev.deskside.domain.session;

import java.time.Instant;
import java.util.Objects;

/**
 * A session took on this status: one entry of the change log. The first entry of every session is its creation.
 *
 * @param status what it is from then on
 * @param at when it happened, or, where a provider reported it, when we learned of it
 */
public record SessionChange(SessionStatus status, Instant at) {
    public SessionChange {
        Objects.requireNonNull(status);
        Objects.requireNonNull(at);
    }
}
