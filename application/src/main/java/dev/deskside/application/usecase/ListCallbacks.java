package dev.deskside.application.usecase;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Callbacks.Listed;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackQuery;
import java.util.Objects;

/** A technician asks which callbacks there are, and what became of them. */
public final class ListCallbacks {
    private final Callbacks callbacks;

    /**
     * Works with this store.
     *
     * @param callbacks where callbacks are kept
     */
    public ListCallbacks(Callbacks callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param callbacks which ones
     */
    public record Query(Caller caller, CallbackQuery callbacks) {}

    /**
     * {@return a page of them} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}.
     *
     * @param query what is asked for
     */
    public Listed run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return callbacks.list(query.caller(), query.callbacks());
    }
}
