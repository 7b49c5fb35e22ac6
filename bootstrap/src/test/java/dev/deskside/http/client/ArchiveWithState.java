package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class ArchiveWithState implements RecordingArchive {
    private Caller last;

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        last = caller;
        return last == null ? null : AvailableRecordings.NONE;
    }
}
