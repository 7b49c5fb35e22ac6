package dev.deskside.application.port;

import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.SessionKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The end of what is kept. It shares the store of {@link Sessions}, {@link Recordings} and {@link Callbacks}, and knows
 * no callers: what has expired, has for everybody.
 *
 * <ol>
 *   <li>X1 A session that ended before the given time is deleted with all that belongs to it: nothing finds or lists it
 *       any more, and its keys are free. One whose end has no time ended when that was learned.
 *   <li>X2 A session that hasn't ended, that ended at the given time or later, or that is under a legal hold, stays as
 *       it is.
 *   <li>X3 A recording that started before the given time is deleted, unless its session is there and hasn't ended or
 *       is under a legal hold. It may outlive its session.
 *   <li>X4 One call deletes at most as many as it is told to, the oldest first, and returns exactly those that it
 *       deleted; what is left, the next call finds.
 *   <li>X5 Of a deletion and a hold at the same time one comes first: either the hold is placed and all is there, or
 *       all is gone and the hold's commit is refused with STALE_WRITE.
 *   <li>X6 An attempt to send a callback that was made before the given time is deleted, unless its callback is pending
 *       or its session is under a legal hold. The callback stays, in the state that it is in. As with X4, at most as
 *       many are deleted as was said, the oldest first.
 * </ol>
 *
 * Failures: UNAVAILABLE where the store can't be read or written; what an earlier call returned stays deleted.
 */
public interface Retention {
    /**
     * Deletes sessions that ended before this.
     *
     * @param endedBefore the end of what is deleted
     * @param limit how many at most, at least 1
     * @return which ones; fewer than the limit where no more are to go
     */
    List<DeletedSession> deleteSessions(Instant endedBefore, int limit);

    /**
     * Deletes recordings that started before this.
     *
     * @param startedBefore the end of what is deleted
     * @param limit how many at most, at least 1
     * @return which ones; fewer than the limit where no more are to go
     */
    List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit);

    /**
     * Deletes attempts that were made before this.
     *
     * @param madeBefore the end of what is deleted
     * @param limit how many at most, at least 1
     * @return how many
     */
    int deleteAttempts(Instant madeBefore, int limit);

    /**
     * A session that is gone.
     *
     * @param key which one
     * @param endedAt when it ended
     */
    record DeletedSession(SessionKey key, Instant endedAt) {
        public DeletedSession {
            Objects.requireNonNull(key);
            Objects.requireNonNull(endedAt);
        }
    }

    /**
     * A recording that is gone.
     *
     * @param id which one
     * @param startedAt when it was started
     */
    record DeletedRecording(RecordingId id, Instant startedAt) {
        public DeletedRecording {
            Objects.requireNonNull(id);
            Objects.requireNonNull(startedAt);
        }
    }
}
