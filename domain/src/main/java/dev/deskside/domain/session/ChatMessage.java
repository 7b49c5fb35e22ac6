package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody said in a session's chat.
 *
 * @param at when it was said
 * @param content 1 to {@value #MAX_CHARACTERS} characters, not blank
 * @param participantName who said it, one line of at most 256 characters; absent where nobody knows their name
 */
public record ChatMessage(Instant at, String content, Optional<String> participantName) {
    /** The most characters of one message. */
    public static final int MAX_CHARACTERS = 8_192;

    public ChatMessage {
        Objects.requireNonNull(at);
        Check.paragraph("content", content, MAX_CHARACTERS);
        participantName.ifPresent(name -> Check.line("participantName", name, 256));
    }

    /** Says who spoke, not what. */
    @Override
    public String toString() {
        return "ChatMessage[at=%s]".formatted(at);
    }
}
