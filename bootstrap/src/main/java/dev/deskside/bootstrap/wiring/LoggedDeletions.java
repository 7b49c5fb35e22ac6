package dev.deskside.bootstrap.wiring;

import dev.deskside.application.port.Retention;
import dev.deskside.application.retention.DeleteExpired;
import dev.deskside.application.retention.RetentionPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log what was deleted and why; keys and times, and nobody's name. */
final class LoggedDeletions implements DeleteExpired.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedDeletions.class);

    @Override
    public void deleted(Retention.DeletedSession session, RetentionPolicy policy) {
        LOG.info(
                "Deleted session {}, which ended at {}: retention-sessions is {}d",
                session.key(),
                session.endedAt(),
                policy.sessions().toDays());
    }

    @Override
    public void deleted(Retention.DeletedRecording recording, RetentionPolicy policy) {
        LOG.info(
                "Deleted recording {}, which started at {}: retention-recordings is {}d",
                recording.id(),
                recording.startedAt(),
                policy.recordings().toDays());
    }

    @Override
    public void deletedAttempts(int count, RetentionPolicy policy) {
        LOG.info(
                "Deleted {} attempts to send callbacks: retention-callbacks is {}d",
                count,
                policy.callbacks().toDays());
    }
}
