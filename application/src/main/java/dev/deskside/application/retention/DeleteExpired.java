package dev.deskside.application.retention;

import dev.deskside.application.port.Retention;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Deletes what is older than it is to be kept. Whatever hasn't ended or is under a legal hold stays.
 *
 * <p>The clock that tells how old something is need not be right all the time: set back, it deletes later.
 */
public final class DeleteExpired {
    private final Retention retention;
    private final RetentionPolicy policy;
    private final Clock clock;
    private final Listener listener;

    /**
     * Deletes from these stores what this policy has expire, and tells the listener of each deletion.
     *
     * @param retention where it deletes
     * @param policy what is kept for how long
     * @param clock the time
     * @param listener hears of each deletion
     */
    public DeleteExpired(Retention retention, RetentionPolicy policy, Clock clock, Listener listener) {
        this.retention = Objects.requireNonNull(retention);
        this.policy = Objects.requireNonNull(policy);
        this.clock = Objects.requireNonNull(clock);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Is told of each deletion after it was done; by the thread that runs the use case. */
    public interface Listener {
        /**
         * A session is gone, with its messages, notes, changes and collaborators.
         *
         * @param session what was deleted
         * @param policy what is kept for how long
         */
        void deleted(Retention.DeletedSession session, RetentionPolicy policy);

        /**
         * A recording is gone.
         *
         * @param recording what was deleted
         * @param policy what is kept for how long
         */
        void deleted(Retention.DeletedRecording recording, RetentionPolicy policy);

        /**
         * So many attempts to send callbacks are gone, at least one.
         *
         * @param count how many were deleted
         * @param policy what is kept for how long
         */
        void deletedAttempts(int count, RetentionPolicy policy);
    }

    /**
     * Takes one step: so short that others don't wait for it.
     *
     * @param limit how many of each kind it deletes at most, at least 1
     * @return whether there may be more to delete at once
     */
    public boolean run(int limit) {
        Instant now = clock.instant();
        // The recordings first: what is known of their session says whether they stay.
        List<Retention.DeletedRecording> recordings = retention.deleteRecordings(now.minus(policy.recordings()), limit);
        recordings.forEach(recording -> listener.deleted(recording, policy));
        List<Retention.DeletedSession> sessions = retention.deleteSessions(now.minus(policy.sessions()), limit);
        sessions.forEach(session -> listener.deleted(session, policy));
        int attempts = retention.deleteAttempts(now.minus(policy.callbacks()), limit);
        if (attempts > 0) {
            listener.deletedAttempts(attempts, policy);
        }
        return recordings.size() >= limit || sessions.size() >= limit || attempts >= limit;
    }
}
