package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to {@code GET /sessions/{id}/events}: the chat of a session.
 *
 * @param startTime as {@link WireTime} writes it, like the other times
 * @param events in the order in which they were said; the array is always there
 */
public record TranscriptJson(
        @JsonDeserialize(using = LenientText.class) String sessionId,
        @JsonDeserialize(using = LenientText.class) String startTime,
        @JsonDeserialize(using = LenientText.class) String endTime,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Event> events) {

    /** One message. */
    public record Event(
            @JsonDeserialize(using = LenientText.class) String timeStamp,
            @JsonDeserialize(using = LenientText.class) String content,
            @JsonDeserialize(using = LenientText.class) String participantName) {
        private static final int REPLACEMENT = 0xFFFD;

        /** What is sent for this message. */
        public static Event of(ChatMessage message) {
            return new Event(
                    WireTime.format(message.at()),
                    message.content(),
                    message.participantName().orElse(null));
        }

        /**
         * What was received; absent where nothing was said. What can't be kept of it as it stands is replaced, and what
         * is too long is cut with an ellipsis: a transcript doesn't lose a message without a word.
         */
        Optional<ChatMessage> toMessage() {
            if (content == null) {
                return Optional.empty();
            }
            Instant at = time("timeStamp", Objects.requireNonNullElse(timeStamp, ""));
            return Tolerant.read(
                    keepable(content), text -> new ChatMessage(at, text, Tolerant.line(participantName, 256)));
        }

        private static String keepable(String text) {
            int[] codePoints =
                    text.codePoints().map(c -> isKeepable(c) ? c : REPLACEMENT).toArray();
            String kept = new String(codePoints, 0, codePoints.length);
            if (kept.length() <= ChatMessage.MAX_CHARACTERS) {
                return kept;
            }
            int end = ChatMessage.MAX_CHARACTERS - 1;
            return kept.substring(0, Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end) + "…";
        }

        private static boolean isKeepable(int codePoint) {
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            return !half && (!Character.isISOControl(codePoint) || "\t\r\n".indexOf(codePoint) >= 0);
        }

        /** Says when, not what. */
        @Override
        public String toString() {
            return "Event[timeStamp=%s]".formatted(timeStamp);
        }
    }

    /** What is sent for this transcript. */
    public static TranscriptJson of(Transcript transcript) {
        return new TranscriptJson(
                transcript.session().map(SessionId::value).orElse(null),
                transcript.startedAt().map(WireTime::format).orElse(null),
                transcript.endedAt().map(WireTime::format).orElse(null),
                transcript.messages().stream().map(Event::of).toList());
    }

    /**
     * What was received; no array is an empty one where there is a session. UNRECOGNISED where a time can't be read,
     * and where there is neither a session nor an array: that is no answer to this question.
     */
    public Transcript toTranscript() {
        if (events == null && sessionId == null) {
            throw new DesksideException(ErrorCode.UNRECOGNISED, "The provider's answer has no events.");
        }
        return new Transcript(
                Tolerant.read(sessionId, SessionId::new),
                Optional.ofNullable(startTime).map(text -> time("startTime", text)),
                Optional.ofNullable(endTime).map(text -> time("endTime", text)),
                Stream.ofNullable(events)
                        .flatMap(List::stream)
                        .filter(Objects::nonNull)
                        .flatMap(event -> event.toMessage().stream())
                        .toList());
    }

    /** Says of which session it is. */
    @Override
    public String toString() {
        return "TranscriptJson[sessionId=%s]".formatted(sessionId);
    }

    private static Instant time(String field, String text) {
        return WireTime.parse(text)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.UNRECOGNISED,
                        "The provider's %s is '%s', which this version can't read."
                                .formatted(field, Excerpt.of(text, 40))));
    }
}
