package dev.deskside.http.wire;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import java.math.BigInteger;
import java.net.URI;
import java.util.Optional;

/**
 * An item of the array that answers {@code GET /archive/recordings/urls}. What there is no link to is left out.
 *
 * @param recordingId a number of any size
 * @param recordingStartTime as {@link WireTime} writes it
 * @param recordingSize bytes, as text
 */
public record RecordingLinksJson(
        @JsonDeserialize(using = LenientNumber.class) BigInteger recordingId,
        @JsonDeserialize(using = LenientText.class) String recordingUrl,
        @JsonDeserialize(using = LenientText.class) String recordingStartTime,
        @JsonDeserialize(using = LenientText.class) String eventsUrl,
        @JsonDeserialize(using = LenientText.class) String thumbnailUrl,
        @JsonDeserialize(using = LenientText.class) String recordingSize) {

    /** What is sent for this recording. */
    public static RecordingLinksJson of(RecordingLinks links) {
        return new RecordingLinksJson(
                links.recording().value(),
                links.recordingUrl().map(URI::toString).orElse(null),
                links.startedAt().map(WireTime::format).orElse(null),
                links.eventsUrl().map(URI::toString).orElse(null),
                links.thumbnailUrl().map(URI::toString).orElse(null),
                links.sizeBytes().map(size -> Long.toString(size)).orElse(null));
    }

    /** What was received; absent where it doesn't say of which recording it is. */
    public Optional<RecordingLinks> toLinks() {
        if (recordingId == null) {
            return Optional.empty();
        }
        return Tolerant.read(recordingId.toString(), RecordingId::of)
                .map(id -> new RecordingLinks(
                        id,
                        Tolerant.url(recordingUrl),
                        Optional.ofNullable(recordingStartTime).flatMap(WireTime::parse),
                        Tolerant.url(eventsUrl),
                        Tolerant.url(thumbnailUrl),
                        size()));
    }

    /** Says of which recording it is; links are secrets. */
    @Override
    public String toString() {
        return "RecordingLinksJson[recordingId=%s]".formatted(recordingId);
    }

    private Optional<Long> size() {
        return Optional.ofNullable(recordingSize)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}
