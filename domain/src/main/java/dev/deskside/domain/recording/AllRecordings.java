package dev.deskside.domain.recording;

import java.util.List;

/**
 * All that a {@link RecordingQuery} means, however many: ids in the order in which the recordings were started, each
 * once in its list.
 *
 * @param readyForTranscode those whose media are complete
 * @param readyForDownload those that can be watched
 */
public record AllRecordings(List<RecordingId> readyForTranscode, List<RecordingId> readyForDownload) {
    public AllRecordings {
        readyForTranscode = List.copyOf(readyForTranscode);
        readyForDownload = List.copyOf(readyForDownload);
    }
}
