package dev.deskside.domain.session;

import dev.deskside.domain.PageCursor;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of a session's status, as who follows all changes is told it.
 *
 * @param place where to go on after it
 * @param sequence its number in the log; within a session it grows
 * @param session which session it is: the same for all changes of one
 * @param version the version of the session that it led to
 * @param change the change
 * @param endReason why it ended, where this change ended it and that is known
 * @param snapshot how it stood right after the change, as far as status and times go; all else is as it is now
 */
public record ChangedSession(
        PageCursor place,
        long sequence,
        SessionKey session,
        long version,
        SessionChange change,
        Optional<EndReason> endReason,
        SessionSnapshot snapshot) {
    public ChangedSession {
        Objects.requireNonNull(place);
        Objects.requireNonNull(session);
        Objects.requireNonNull(change);
        Objects.requireNonNull(endReason);
        Objects.requireNonNull(snapshot);
    }
}
