package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An archive for a host's own tests: recordings in memory. It passes {@link RecordingArchiveContract}. */
public final class InMemoryRecordingArchive implements RecordingArchive {
    private final Clock clock;
    private final Map<AccountKey, Account.Recording> accounts = new HashMap<>();
    private final Map<AccountKey, Set<UserKey>> technicians = new HashMap<>();
    private final List<Recording> recordings = new ArrayList<>();

    /** No recordings, and this clock to count time periods back from. */
    public InMemoryRecordingArchive(Clock clock) {
        this.clock = clock;
    }

    /** Makes an account known. */
    public synchronized void add(AccountKey account, Account.Recording recording) {
        accounts.put(account, recording);
    }

    /** Makes a technician known. */
    public synchronized void add(AccountKey account, UserKey technician) {
        technicians.computeIfAbsent(account, key -> new HashSet<>()).add(technician);
    }

    /** Puts a recording into the archive. */
    public synchronized void add(Recording recording) {
        recordings.add(recording);
    }

    @Override
    public synchronized AvailableRecordings available(Caller caller, RecordingQuery query) {
        boolean known = query.account().map(caller.account()::equals).orElse(true)
                && query.company().map(caller.companies()::contains).orElse(true)
                && query.user()
                        .map(technicians.getOrDefault(caller.account(), Set.of())::contains)
                        .orElse(true);
        if (!known) {
            throw new DesksideException(ErrorCode.INVALID_KEY, "A key is unknown, or not one of the caller's.");
        }
        if (accounts.get(caller.account()) != Account.Recording.ENABLED) {
            throw new DesksideException(ErrorCode.RECORDING_DISABLED, "Recording is not enabled on the account.");
        }
        RecordingQuery now = query.within(caller.account()).at(clock.instant());
        return new AvailableRecordings(
                list(caller, now, RecordingState.READY_FOR_TRANSCODE),
                list(caller, now, RecordingState.READY_FOR_DOWNLOAD));
    }

    private List<RecordingId> list(Caller caller, RecordingQuery query, RecordingState state) {
        return recordings.stream()
                .filter(recording ->
                        recording.company().map(caller.companies()::contains).orElse(true))
                .filter(recording -> recording.state() == state && query.matches(recording))
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .limit(AvailableRecordings.LIMIT)
                .toList();
    }
}
