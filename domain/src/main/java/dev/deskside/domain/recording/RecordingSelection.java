package dev.deskside.domain.recording;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.util.List;

/**
 * The recordings that something is done with in one call.
 *
 * @param ids 1 to {@value #MAX}; one that is named twice is taken once
 */
public record RecordingSelection(List<RecordingId> ids) {
    /** The most recordings of one call. */
    public static final int MAX = 500;

    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "recordingIds";

    public RecordingSelection {
        if (ids.isEmpty()) {
            throw DesksideException.invalid(FIELD, "is missing: name 1 to " + MAX + " recordings");
        }
        Check.atMost(FIELD, ids.size(), MAX);
        ids = ids.stream().distinct().toList();
    }

    /**
     * {@return these recordings}
     *
     * @param ids the recordings, at least one
     */
    public static RecordingSelection of(RecordingId... ids) {
        return new RecordingSelection(List.of(ids));
    }
}
