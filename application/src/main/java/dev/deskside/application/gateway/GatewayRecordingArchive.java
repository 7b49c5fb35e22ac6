package dev.deskside.application.gateway;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import java.util.Objects;
import java.util.Optional;

/**
 * Another provider's recordings, each caller confined to their own account: the accounts and companies of a gateway
 * bear the keys that they have upstream, and every question is narrowed to the caller's before it leaves.
 *
 * <p>An answer is ids alone, so what a caller must not see can't be taken out of it. A caller who has access to every
 * company of the account, as far as this gateway knows them, gets the whole answer; any other gets the unattended
 * recordings of a company by asking for that company, and else the attended ones.
 */
public final class GatewayRecordingArchive implements RecordingArchive {
    private final RecordingArchive upstream;
    private final Accounts accounts;

    /** Stands before this archive. */
    public GatewayRecordingArchive(RecordingArchive upstream, Accounts accounts) {
        this.upstream = Objects.requireNonNull(upstream);
        this.accounts = Objects.requireNonNull(accounts);
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        if (!query.account().map(caller.account()::equals).orElse(true)) {
            throw invalidKey(AccountKey.FIELD);
        }
        if (!query.company().map(caller.companies()::contains).orElse(true)) {
            throw invalidKey(CompanyId.FIELD);
        }
        RecordingQuery narrowed = query.within(caller.account());
        boolean seesAll =
                query.company().isPresent() || caller.companies().containsAll(accounts.companies(caller.account()));
        if (seesAll) {
            return Upstream.call(() -> upstream.available(caller, narrowed));
        }
        if (query.attendance().equals(Optional.of(Attendance.UNATTENDED))) {
            return AvailableRecordings.NONE;
        }
        return Upstream.call(() -> upstream.available(caller, narrowed.attended()));
    }

    private static DesksideException invalidKey(String field) {
        return new DesksideException(
                ErrorCode.INVALID_KEY, field + " is unknown, or not one that the technician has access to.");
    }
}
