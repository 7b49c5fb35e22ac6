package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import java.util.Objects;

/**
 * Another provider's recordings, each caller confined to their own account: the accounts and companies of a gateway
 * bear the keys that they have upstream, and every question is narrowed to the caller's before it leaves.
 */
public final class GatewayRecordingArchive implements RecordingArchive {
    private final RecordingArchive upstream;

    /** Stands before this archive. */
    public GatewayRecordingArchive(RecordingArchive upstream) {
        this.upstream = Objects.requireNonNull(upstream);
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        if (!query.account().map(caller.account()::equals).orElse(true)) {
            throw invalidKey(AccountKey.FIELD);
        }
        if (!query.company().map(caller.companies()::contains).orElse(true)) {
            throw invalidKey(CompanyId.FIELD);
        }
        return Upstream.call(() -> upstream.available(caller, query.within(caller.account())));
    }

    private static DesksideException invalidKey(String field) {
        return new DesksideException(
                ErrorCode.INVALID_KEY, field + " is unknown, or not one that the technician has access to.");
    }
}
