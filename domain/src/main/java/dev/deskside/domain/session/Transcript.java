package dev.deskside.domain.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The chat of a session: v1's {@code GET /sessions/{id}/events}.
 *
 * @param session absent until the session has started on the endpoint
 * @param startedAt when the technician started the session
 * @param endedAt when it ended; absent while it hasn't
 * @param messages in the order in which they were said
 */
public record Transcript(
        Optional<SessionId> session,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        List<ChatMessage> messages) {
    public Transcript {
        Objects.requireNonNull(session);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(endedAt);
        messages = List.copyOf(messages);
    }
}
