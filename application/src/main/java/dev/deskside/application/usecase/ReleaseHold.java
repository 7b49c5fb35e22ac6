package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import java.util.Objects;

/** A session may be deleted again when it is old enough. */
public final class ReleaseHold {
    private final SessionRecords records;

    /**
     * Works on these records.
     *
     * @param records where holds are kept
     */
    public ReleaseHold(SessionRecords records) {
        this.records = Objects.requireNonNull(records);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param reference the session's id or token
     */
    public record Command(Caller caller, SessionReference reference) {}

    /**
     * Releases it; false where there is no such session for this caller. NOT_ENTITLED without a seat, ROLE_MISSING
     * without {@link Role#ARCHIVE}.
     *
     * @param command who asks for what
     * @return whether there is such a session
     */
    public boolean run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.ARCHIVE);
        return records.release(command.caller(), command.reference());
    }
}
