package dev.deskside.domain.recording;

import java.util.List;

/**
 * The answer to a {@link RecordingQuery}: ids in the order in which the recordings were started, ties by id.
 *
 * @param readyForTranscode at most {@value #LIMIT}
 * @param readyForDownload at most {@value #LIMIT}
 */
public record AvailableRecordings(List<RecordingId> readyForTranscode, List<RecordingId> readyForDownload) {
    /** The most ids that each list of one answer holds (v1: "No more than 500 recordings at a time"). */
    public static final int LIMIT = 500;

    /** An answer without any recording. */
    public static final AvailableRecordings NONE = new AvailableRecordings(List.of(), List.of());

    public AvailableRecordings {
        readyForTranscode = List.copyOf(readyForTranscode);
        readyForDownload = List.copyOf(readyForDownload);
    }
}
