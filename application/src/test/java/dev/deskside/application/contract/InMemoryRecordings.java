package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.SessionKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
        Optional<Places> after = query.after().map(Places::read);
        List<Recording> transcode =
                listed(caller, query, RecordingState.READY_FOR_TRANSCODE, after.map(Places::transcode));
        List<Recording> download =
                listed(caller, query, RecordingState.READY_FOR_DOWNLOAD, after.map(Places::download));
        boolean more = transcode.size() > AvailableRecordings.LIMIT || download.size() > AvailableRecordings.LIMIT;
        Places start = after.orElse(new Places(Place.START, Place.START));
        return new AvailableRecordings(
                ids(transcode),
                ids(download),
                more
                        ? Optional.of(
                                new Places(end(transcode, start.transcode()), end(download, start.download())).cursor())
                        : Optional.empty());
    }

    /** Deletes those that started before this and whose session doesn't keep them. */
    synchronized List<Retention.DeletedRecording> deleteStarted(Instant before, int limit, Predicate<SessionKey> kept) {
        List<Retention.DeletedRecording> expired = byId.values().stream()
                .map(Versioned::value)
                .filter(recording -> recording.startedAt().isBefore(before) && !kept.test(recording.session()))
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .limit(limit)
                .map(recording -> new Retention.DeletedRecording(recording.id(), recording.startedAt()))
                .toList();
        expired.forEach(recording -> byId.remove(recording.id()));
        return expired;
    }

    /** What lies after this place, also beyond what fits one answer. */
    private List<Recording> listed(Caller caller, RecordingQuery query, RecordingState state, Optional<Place> after) {
        return byId.values().stream()
                .map(Versioned::value)
                .filter(recording -> recording.state() == state)
                .filter(recording -> isVisible(caller, recording))
                .filter(query::matches)
                .filter(recording ->
                        after.map(place -> place.isBefore(recording)).orElse(true))
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .toList();
    }

    private static List<RecordingId> ids(List<Recording> recordings) {
        return recordings.stream()
                .limit(AvailableRecordings.LIMIT)
                .map(Recording::id)
                .toList();
    }

    private static Place end(List<Recording> recordings, Place start) {
        if (recordings.isEmpty()) {
            return start;
        }
        Recording last = recordings.get(Math.min(recordings.size(), AvailableRecordings.LIMIT) - 1);
        return new Place(last.startedAt(), last.id());
    }

    private static boolean isVisible(Caller caller, Recording recording) {
        return recording.account().equals(caller.account())
                && recording.company().map(caller.companies()::contains).orElse(true);
    }

    /** Where a list ended. */
    private record Place(Instant startedAt, RecordingId id) {
        static final Place START = new Place(Instant.EPOCH.minus(Duration.ofDays(1_000_000)), RecordingId.of("1"));

        static Place read(String startedAt, String id) {
            return new Place(Instant.parse(startedAt), RecordingId.of(id));
        }

        boolean isBefore(Recording recording) {
            int order = startedAt.compareTo(recording.startedAt());
            return order < 0 || (order == 0 && id.compareTo(recording.id()) < 0);
        }

        @Override
        public String toString() {
            return startedAt + "_" + id;
        }
    }

    /** Where both lists ended. */
    private record Places(Place transcode, Place download) {
        static Places read(PageCursor cursor) {
            List<String> parts = List.of(cursor.value().split("_", 4));
            try {
                Places places =
                        new Places(Place.read(parts.get(0), parts.get(1)), Place.read(parts.get(2), parts.get(3)));
                if (places.cursor().equals(cursor)) {
                    return places;
                }
            } catch (DateTimeException | DesksideException | IndexOutOfBoundsException e) {
                throw PageCursor.unreadable();
            }
            throw PageCursor.unreadable();
        }

        PageCursor cursor() {
            return new PageCursor(transcode + "_" + download);
        }
    }
}
