package dev.deskside.bootstrap.trace;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up in which trace the change was stored that a callback tells of. */
final class LinkedCallbacks implements Callbacks {
    private final Callbacks callbacks;
    private final Origins origins;

    LinkedCallbacks(Callbacks callbacks, Origins origins) {
        this.callbacks = callbacks;
        this.origins = origins;
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
        List<Claim> claims = callbacks.claim(limit, lease, room);
        claims.forEach(origins::claimed);
        return claims;
    }

    @Override
    public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
        return callbacks.settle(claim, attempt, retry);
    }

    @Override
    public boolean handBack(Claim claim, Duration delay) {
        return callbacks.handBack(claim, delay);
    }

    @Override
    public Optional<Duration> untilDue() {
        return callbacks.untilDue();
    }

    @Override
    public Listed list(Caller caller, CallbackQuery query) {
        return callbacks.list(caller, query);
    }

    @Override
    public Optional<Told> find(Caller caller, CallbackId id) {
        return callbacks.find(caller, id);
    }

    @Override
    public boolean replay(Caller caller, CallbackId id) {
        return callbacks.replay(caller, id);
    }

    @Override
    public long replay(Caller caller, Instant from, Instant to) {
        return callbacks.replay(caller, from, to);
    }

    @Override
    public Epoch epoch(AccountKey account, CallbackEndpoint endpoint) {
        return callbacks.epoch(account, endpoint);
    }

    @Override
    public Epoch rotate(AccountKey account, CallbackEndpoint endpoint, Instant at) {
        return callbacks.rotate(account, endpoint, at);
    }
}
