package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.List;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class ArchiveWithState implements RecordingArchive {
    private Caller last;

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        last = caller;
        return last == null ? null : AvailableRecordings.NONE;
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        last = caller;
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        return List.of();
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        last = caller;
    }
}
