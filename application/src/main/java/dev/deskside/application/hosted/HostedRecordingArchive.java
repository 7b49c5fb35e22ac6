package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import java.time.Clock;
import java.util.Objects;

/** This platform keeps the recordings itself. */
final class HostedRecordingArchive implements RecordingArchive {
    private final Recordings recordings;
    private final Accounts accounts;
    private final Clock clock;

    HostedRecordingArchive(Recordings recordings, Accounts accounts, Clock clock) {
        this.recordings = Objects.requireNonNull(recordings);
        this.accounts = Objects.requireNonNull(accounts);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        if (!query.account().map(caller.account()::equals).orElse(true)) {
            throw invalidKey(AccountKey.FIELD);
        }
        if (!query.company().map(caller.companies()::contains).orElse(true)) {
            throw invalidKey(CompanyId.FIELD);
        }
        if (!query.user()
                .map(key -> accounts.technician(caller, key).isPresent())
                .orElse(true)) {
            throw invalidKey(UserKey.FIELD);
        }
        boolean enabled = accounts.account(caller.account())
                .map(account -> account.recording() == Account.Recording.ENABLED)
                .orElse(false);
        if (!enabled) {
            throw new DesksideException(
                    ErrorCode.RECORDING_DISABLED,
                    "Session recording is not enabled on the account; an administrator can enable it.");
        }
        return recordings.available(caller, query.at(clock.instant()));
    }

    private static DesksideException invalidKey(String field) {
        return new DesksideException(
                ErrorCode.INVALID_KEY, field + " is unknown, or not one that the technician has access to.");
    }
}
