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
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.recording.RecordingState;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An archive for a host's own tests: recordings in memory. It passes {@link RecordingArchiveContract}, and knows no
 * pages.
 */
public final class InMemoryRecordingArchive implements RecordingArchive {
    private final Clock clock;
    private final Map<AccountKey, Account.Recording> accounts = new HashMap<>();
    private final Map<AccountKey, Set<UserKey>> technicians = new HashMap<>();
    private final List<Recording> recordings = new ArrayList<>();

    /**
     * No recordings, and this clock to count time periods back from.
     *
     * @param clock the time
     */
    public InMemoryRecordingArchive(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes an account known.
     *
     * @param account the account's key
     * @param recording whether it may be recorded
     */
    public synchronized void add(AccountKey account, Account.Recording recording) {
        accounts.put(account, recording);
    }

    /**
     * Makes a technician known.
     *
     * @param account the account's key
     * @param technician the technician's key
     */
    public synchronized void add(AccountKey account, UserKey technician) {
        technicians.computeIfAbsent(account, key -> new HashSet<>()).add(technician);
    }

    /**
     * Puts a recording into the archive.
     *
     * @param recording a recording in any state
     */
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
        requireEnabled(caller);
        RecordingQuery now = query.within(caller.account()).at(clock.instant());
        return new AvailableRecordings(
                list(caller, now, RecordingState.READY_FOR_TRANSCODE),
                list(caller, now, RecordingState.READY_FOR_DOWNLOAD));
    }

    @Override
    public synchronized void transcode(Caller caller, RecordingSelection selection) {
        change(caller, selection, Recording::requestTranscode);
    }

    @Override
    public synchronized List<RecordingLinks> links(Caller caller, RecordingSelection selection) {
        requireEnabled(caller);
        return selection.ids().stream()
                .flatMap(id -> indexOf(caller, id).stream().mapToObj(recordings::get))
                .filter(recording -> recording.state() == RecordingState.READY_FOR_DOWNLOAD)
                .map(recording -> new RecordingLinks(
                        recording.id(),
                        Optional.of(URI.create("https://in-memory.example/recordings/" + recording.id())),
                        Optional.of(recording.startedAt()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1_000L)))
                .toList();
    }

    @Override
    public synchronized void archive(Caller caller, RecordingSelection selection) {
        change(caller, selection, Recording::archive);
    }

    private void change(Caller caller, RecordingSelection selection, UnaryOperator<Recording> step) {
        requireEnabled(caller);
        Map<Integer, Recording> changed = new HashMap<>();
        for (RecordingId id : selection.ids()) {
            int index = indexOf(caller, id)
                    .orElseThrow(() -> new DesksideException(
                            ErrorCode.INVALID_KEY, "Recording %s is unknown, or not the caller's.".formatted(id)));
            changed.put(index, step.apply(recordings.get(index)));
        }
        changed.forEach(recordings::set);
    }

    private OptionalInt indexOf(Caller caller, RecordingId id) {
        return IntStream.range(0, recordings.size())
                .filter(index -> recordings.get(index).id().equals(id))
                .filter(index -> recordings.get(index).account().equals(caller.account()))
                .filter(index -> isReachable(caller, recordings.get(index)))
                .findFirst();
    }

    private static boolean isReachable(Caller caller, Recording recording) {
        return recording.company().map(caller.companies()::contains).orElse(true);
    }

    private void requireEnabled(Caller caller) {
        if (accounts.get(caller.account()) != Account.Recording.ENABLED) {
            throw new DesksideException(ErrorCode.RECORDING_DISABLED, "Recording is not enabled on the account.");
        }
    }

    private List<RecordingId> list(Caller caller, RecordingQuery query, RecordingState state) {
        return recordings.stream()
                .filter(recording -> isReachable(caller, recording))
                .filter(recording -> recording.state() == state && query.matches(recording))
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .limit(AvailableRecordings.LIMIT)
                .toList();
    }
}
