package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Session;
import java.util.List;

/**
 * What is kept of a customer, for them to be given: ours, beside v1, whose names it uses.
 *
 * @param sessions the oldest first; the array is always there
 */
public record PersonalDataJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Kept> sessions) {

    /**
     * One session.
     *
     * @param sessionKey what it is known by here, started or not
     * @param createdAt as {@link WireTime} writes it
     * @param events what was said in it
     */
    public record Kept(String sessionKey, String createdAt, SessionJson session, List<TranscriptJson.Event> events) {
        /** What is shown of this session. */
        public static Kept of(Session session, List<ChatMessage> messages) {
            return new Kept(
                    session.key().toString(),
                    WireTime.format(session.createdAt()),
                    SessionJson.of(session.snapshot()),
                    messages.stream().map(TranscriptJson.Event::of).toList());
        }

        /** Says which session it is, and nothing of the customer. */
        @Override
        public String toString() {
            return "Kept[sessionKey=%s]".formatted(sessionKey);
        }
    }
}
