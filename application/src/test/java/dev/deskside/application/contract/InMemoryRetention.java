package dev.deskside.application.contract;

import dev.deskside.application.port.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The end of what is kept in two stores in memory; for tests. */
public final class InMemoryRetention implements Retention {
    private final InMemorySessions sessions;
    private final InMemoryRecordings recordings;

    /** Of these stores. */
    public InMemoryRetention(InMemorySessions sessions, InMemoryRecordings recordings) {
        this.sessions = Objects.requireNonNull(sessions);
        this.recordings = Objects.requireNonNull(recordings);
    }

    @Override
    public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
        return sessions.deleteEnded(endedBefore, limit);
    }

    @Override
    public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
        // No hold is placed between the look at the session and the deletion.
        synchronized (sessions) {
            return recordings.deleteStarted(startedBefore, limit, sessions::isKept);
        }
    }
}
