package dev.deskside.domain.session;

import dev.deskside.domain.PageCursor;
import java.util.List;
import java.util.Objects;

/**
 * Some changes, the oldest first.
 *
 * @param changes the changes
 * @param next where to go on; also where there is no change
 */
public record ChangedSessions(List<ChangedSession> changes, PageCursor next) {
    public ChangedSessions {
        changes = List.copyOf(changes);
        Objects.requireNonNull(next);
    }
}
