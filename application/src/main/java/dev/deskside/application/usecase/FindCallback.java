package dev.deskside.application.usecase;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Callbacks.Told;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackId;
import java.util.Objects;
import java.util.Optional;

/** A technician asks what became of a callback. */
public final class FindCallback {
    private final Callbacks callbacks;

    /**
     * Works with this store.
     *
     * @param callbacks where callbacks are kept
     */
    public FindCallback(Callbacks callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
    }

    /**
     * Who asks, and for which one.
     *
     * @param caller who asks
     * @param callback which one
     */
    public record Query(Caller caller, CallbackId callback) {}

    /**
     * {@return it, with all its attempts; absent where there is none for this caller} NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#SUPPORT}.
     *
     * @param query what is asked for
     */
    public Optional<Told> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return callbacks.find(query.caller(), query.callback());
    }
}
