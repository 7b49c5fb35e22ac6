package dev.deskside.domain.callback;

import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A status callback and what has become of it.
 *
 * @param id what the receiver knows it by
 * @param sequence the place of its change in the log; a younger change of the same session has a greater one
 * @param session which session it tells of
 * @param change what it tells
 * @param url where it goes
 * @param state what has become of it
 * @param attempts how many were made
 * @param lastAttempt absent where none was made
 * @param due when it is sent next; absent where it isn't, or an older one of its session goes first
 */
public record Callback(
        CallbackId id,
        long sequence,
        SessionId session,
        SessionChange change,
        URI url,
        CallbackState state,
        int attempts,
        Optional<CallbackAttempt> lastAttempt,
        Optional<Instant> due) {
    public Callback {
        Objects.requireNonNull(id);
        Objects.requireNonNull(session);
        Objects.requireNonNull(change);
        Objects.requireNonNull(url);
        Objects.requireNonNull(state);
        Objects.requireNonNull(lastAttempt);
        Objects.requireNonNull(due);
    }
}
