package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.IdempotencyKey;
import java.util.Objects;

/** Somebody has looked what became of a start: its key may be used again. */
public final class ForgetStart {
    private final SessionRecords records;

    /**
     * Works on these records.
     *
     * @param records where keys are kept
     */
    public ForgetStart(SessionRecords records) {
        this.records = Objects.requireNonNull(records);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param key the key of the start
     */
    public record Command(Caller caller, IdempotencyKey key) {}

    /**
     * Forgets it; false where no start of this key is unknown. NOT_ENTITLED without a seat, ROLE_MISSING without
     * {@link Role#ARCHIVE}.
     *
     * @param command who asks for what
     * @return whether there was such a start
     */
    public boolean run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.ARCHIVE);
        return records.forgetStart(command.caller(), command.key());
    }
}
