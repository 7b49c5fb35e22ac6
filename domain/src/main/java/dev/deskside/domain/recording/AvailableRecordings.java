package dev.deskside.domain.recording;

import dev.deskside.domain.PageCursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a {@link RecordingQuery}: ids in the order in which the recordings were started, ties by id.
 *
 * @param readyForTranscode at most {@value #LIMIT}
 * @param readyForDownload at most {@value #LIMIT}
 * @param next where the lists go on; absent where they end here, and where the provider knows no pages: there a list of
 *     {@value #LIMIT} may have been cut
 */
public record AvailableRecordings(
        List<RecordingId> readyForTranscode, List<RecordingId> readyForDownload, Optional<PageCursor> next) {
    /** The most ids that each list of one answer holds (v1: "No more than 500 recordings at a time"). */
    public static final int LIMIT = 500;

    /** An answer without any recording. */
    public static final AvailableRecordings NONE = new AvailableRecordings(List.of(), List.of());

    public AvailableRecordings {
        readyForTranscode = List.copyOf(readyForTranscode);
        readyForDownload = List.copyOf(readyForDownload);
        Objects.requireNonNull(next);
    }

    /**
     * An answer without a further page.
     *
     * @param readyForTranscode those whose media are complete
     * @param readyForDownload those that can be watched
     */
    public AvailableRecordings(List<RecordingId> readyForTranscode, List<RecordingId> readyForDownload) {
        this(readyForTranscode, readyForDownload, Optional.empty());
    }

    /** {@return whether a list is as long as it may be, so that there may be more} */
    public boolean isFull() {
        return readyForTranscode.size() >= LIMIT || readyForDownload.size() >= LIMIT;
    }
}
