package dev.deskside.application.contract;

import dev.deskside.application.port.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The end of what is kept in stores in memory; for tests. */
public final class InMemoryRetention implements Retention {
    private final InMemorySessions sessions;
    private final InMemoryRecordings recordings;
    private final InMemoryCallbacks callbacks;

    /**
     * Of these stores.
     *
     * @param sessions what is deleted from
     * @param recordings what is deleted from
     * @param callbacks whose attempts are deleted
     */
    public InMemoryRetention(InMemorySessions sessions, InMemoryRecordings recordings, InMemoryCallbacks callbacks) {
        this.sessions = Objects.requireNonNull(sessions);
        this.recordings = Objects.requireNonNull(recordings);
        this.callbacks = Objects.requireNonNull(callbacks);
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

    @Override
    public int deleteAttempts(Instant madeBefore, int limit) {
        return callbacks.deleteAttempts(madeBefore, limit);
    }
}
