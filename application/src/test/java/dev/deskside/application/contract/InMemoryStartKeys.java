package dev.deskside.application.contract;

import dev.deskside.application.port.StartKeys;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keys of starts that are gone with the process; for tests. Knows no accounts, so that any may be named. */
public final class InMemoryStartKeys implements StartKeys {
    private final Map<Name, Reservation> reserved = new HashMap<>();
    private final Clock clock;

    /**
     * Without keys; leases count on this clock.
     *
     * @param clock the time
     */
    public InMemoryStartKeys(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public synchronized Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
        Reservation before = reserved.get(new Name(account, key.value()));
        if (before == null) {
            reserved.put(
                    new Name(account, key.value()),
                    new Reservation(key.request(), attempt, clock.instant().plus(lease)));
            return Outcome.RESERVED;
        }
        if (!before.request().equals(key.request())) {
            return Outcome.OTHER_REQUEST;
        }
        return isOver(before) ? Outcome.UNKNOWN : Outcome.IN_FLIGHT;
    }

    @Override
    public synchronized void release(AccountKey account, StartKey key, UUID attempt) {
        reserved.computeIfPresent(
                new Name(account, key.value()), (name, mine) -> mine.attempt().equals(attempt) ? null : mine);
    }

    @Override
    public synchronized void abandon(AccountKey account, StartKey key, UUID attempt) {
        reserved.computeIfPresent(
                new Name(account, key.value()),
                (name, mine) ->
                        mine.attempt().equals(attempt) ? new Reservation(mine.request(), attempt, Instant.MIN) : mine);
    }

    @Override
    public synchronized boolean forget(AccountKey account, IdempotencyKey key) {
        return reserved.entrySet()
                .removeIf(entry -> entry.getKey().equals(new Name(account, key.value())) && isOver(entry.getValue()));
    }

    private boolean isOver(Reservation reservation) {
        return !clock.instant().isBefore(reservation.until());
    }

    private record Name(AccountKey account, String key) {}

    private record Reservation(TokenHash request, UUID attempt, Instant until) {}
}
