package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.SessionReference;
import java.util.Objects;
import java.util.Optional;

/** Is a session kept, and why? */
public final class FindHold {
    private final SessionRecords records;

    /**
     * Works on these records.
     *
     * @param records where holds are kept
     */
    public FindHold(SessionRecords records) {
        this.records = Objects.requireNonNull(records);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param reference the session's id or token
     */
    public record Query(Caller caller, SessionReference reference) {}

    /**
     * {@return the hold; absent where there is none, or no such session for this caller} NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#ARCHIVE}.
     *
     * @param query what is asked for
     */
    public Optional<LegalHold> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.ARCHIVE);
        return records.hold(query.caller(), query.reference());
    }
}
