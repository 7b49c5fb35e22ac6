package dev.deskside.domain.callback;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.SessionReference;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which callbacks somebody asks for. All that is given must hold; the answer has the newest first.
 *
 * @param state only those in this state
 * @param session only those of this session, by its id or token
 * @param from only those of changes at this time or later
 * @param to only those of changes at this time or earlier
 * @param limit the most of one answer, 1 to {@value #MAX_LIMIT}
 * @param after where the answer before went on
 */
public record CallbackQuery(
        Optional<CallbackState> state,
        Optional<SessionReference> session,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        Optional<PageCursor> after) {
    /** The most callbacks of one answer. */
    public static final int MAX_LIMIT = 500;

    public CallbackQuery {
        Objects.requireNonNull(state);
        Objects.requireNonNull(session);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw DesksideException.invalid("from", "must not be after to");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DesksideException.invalid("limit", "must be from 1 to " + MAX_LIMIT);
        }
        Objects.requireNonNull(after);
    }

    /** {@return all callbacks, unless more is said} */
    public static CallbackQuery all() {
        return new CallbackQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), MAX_LIMIT, Optional.empty());
    }

    /**
     * {@return the same question, from where the answer before went on}
     *
     * @param cursor where to go on
     */
    public CallbackQuery after(PageCursor cursor) {
        return new CallbackQuery(state, session, from, to, limit, Optional.of(cursor));
    }
}
