package dev.deskside.domain.session;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of the answer to a {@link SessionQuery}.
 *
 * @param total how many there are in all, on this page and on the others
 * @param sessions the sessions, the newest first
 * @param next where the list goes on; absent on the last page, and where the provider gives everything at once
 */
public record SessionPage(long total, List<SessionSnapshot> sessions, Optional<PageCursor> next) {
    public SessionPage {
        if (total < 0) {
            throw DesksideException.invalid("totalNumSessions", "must be 0 or more");
        }
        sessions = List.copyOf(sessions);
        Objects.requireNonNull(next);
    }
}
