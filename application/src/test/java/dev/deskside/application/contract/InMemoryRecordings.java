package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recordings that are gone with the process; for tests. Knows no accounts, so that any may be named. */
public final class InMemoryRecordings implements Recordings {
    private final Map<RecordingId, Versioned<Recording>> byId = new HashMap<>();

    /** A store without recordings. */
    public InMemoryRecordings() {}

    @Override
    public synchronized long commit(Recording recording, long expectedVersion) {
        Versioned<Recording> stored = byId.get(recording.id());
        if (expectedVersion == 0 && stored != null) {
            throw new DesksideException(ErrorCode.ALREADY_EXISTS, "There is such a recording already.");
        }
        if (expectedVersion != (stored == null ? 0 : stored.version())) {
            throw new DesksideException(ErrorCode.STALE_WRITE, "The recording was changed in between.");
        }
        byId.put(recording.id(), new Versioned<>(recording, expectedVersion + 1));
        return expectedVersion + 1;
    }

    @Override
    public synchronized Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
        return Optional.ofNullable(byId.get(id)).filter(stored -> isVisible(caller, stored.value()));
    }

    @Override
    public synchronized AvailableRecordings available(Caller caller, RecordingQuery query) {
        return new AvailableRecordings(
                list(caller, query, RecordingState.READY_FOR_TRANSCODE),
                list(caller, query, RecordingState.READY_FOR_DOWNLOAD));
    }

    private List<RecordingId> list(Caller caller, RecordingQuery query, RecordingState state) {
        return byId.values().stream()
                .map(Versioned::value)
                .filter(recording -> recording.state() == state)
                .filter(recording -> isVisible(caller, recording))
                .filter(query::matches)
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .limit(AvailableRecordings.LIMIT)
                .map(Recording::id)
                .toList();
    }

    private static boolean isVisible(Caller caller, Recording recording) {
        return recording.account().equals(caller.account())
                && recording.company().map(caller.companies()::contains).orElse(true);
    }
}
