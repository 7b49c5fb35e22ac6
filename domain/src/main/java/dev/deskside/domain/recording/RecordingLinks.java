package dev.deskside.domain.recording;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a recording that is ready for download can be had: an entry of v1's {@code GET /archive/recordings/urls}. Links
 * are secrets, and live for 48 hours or more.
 *
 * @param recording which one
 * @param recordingUrl the recording itself; absent where there are no media
 * @param startedAt when the recording started
 * @param eventsUrl the chat of the recorded session
 * @param thumbnailUrl a picture of it
 * @param sizeBytes how long the recording is, in bytes
 */
public record RecordingLinks(
        RecordingId recording,
        Optional<URI> recordingUrl,
        Optional<Instant> startedAt,
        Optional<URI> eventsUrl,
        Optional<URI> thumbnailUrl,
        Optional<Long> sizeBytes) {
    public RecordingLinks {
        Objects.requireNonNull(recording);
        Objects.requireNonNull(recordingUrl);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(eventsUrl);
        Objects.requireNonNull(thumbnailUrl);
        Objects.requireNonNull(sizeBytes);
    }

    /** Says which recording it is; the links are secrets. */
    @Override
    public String toString() {
        return "RecordingLinks[recording=%s]".formatted(recording);
    }
}
