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

    /** Works on these records. */
    public FindHold(SessionRecords records) {
        this.records = Objects.requireNonNull(records);
    }

    /** Who asks, and for what. */
    public record Query(Caller caller, SessionReference reference) {}

    /**
     * The hold; absent where there is none, or no such session for this caller. NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#ARCHIVE}.
     */
    public Optional<LegalHold> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.ARCHIVE);
        return records.hold(query.caller(), query.reference());
    }
}
