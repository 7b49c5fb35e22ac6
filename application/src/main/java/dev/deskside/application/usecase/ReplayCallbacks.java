package dev.deskside.application.usecase;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackId;
import java.time.Instant;
import java.util.Objects;

/** A technician has callbacks sent once more, with the ids that they had. */
public final class ReplayCallbacks {
    private final Callbacks callbacks;

    /**
     * Works with this store.
     *
     * @param callbacks where callbacks are kept
     */
    public ReplayCallbacks(Callbacks callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
    }

    /**
     * Who asks, and for which one.
     *
     * @param caller who asks
     * @param callback which one
     */
    public record One(Caller caller, CallbackId callback) {}

    /**
     * Who asks, and for those of changes in which time, both ends included.
     *
     * @param caller who asks
     * @param from the earliest change
     * @param to the latest change
     */
    public record Range(Caller caller, Instant from, Instant to) {
        public Range {
            if (from.isAfter(to)) {
                throw DesksideException.invalid("from", "must not be after to");
            }
        }
    }

    /**
     * {@return whether there is such a one} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}.
     *
     * @param command who asks for what
     */
    public boolean run(One command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return callbacks.replay(command.caller(), command.callback());
    }

    /**
     * {@return how many there are} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}.
     *
     * @param command who asks for what
     */
    public long run(Range command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return callbacks.replay(command.caller(), command.from(), command.to());
    }
}
