package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.SessionReference;
import java.util.Objects;
import java.util.Optional;

/** A session is kept, with all that belongs to it, however old it grows. */
public final class PlaceHold {
    private final SessionRecords records;

    /**
     * Works on these records.
     *
     * @param records where holds are kept
     */
    public PlaceHold(SessionRecords records) {
        this.records = Objects.requireNonNull(records);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param reference the session's id or token
     * @param reason why, in one line
     */
    public record Command(Caller caller, SessionReference reference, String reason) {}

    /**
     * Places it; absent where there is no such session for this caller. NOT_ENTITLED without a seat, ROLE_MISSING
     * without {@link Role#ARCHIVE}.
     *
     * @param command who asks for what
     * @return the hold as it was placed
     */
    public Optional<LegalHold> run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.ARCHIVE);
        return records.place(command.caller(), command.reference(), command.reason());
    }
}
