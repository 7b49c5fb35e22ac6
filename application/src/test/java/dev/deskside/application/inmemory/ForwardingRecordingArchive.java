package dev.deskside.application.inmemory;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.List;

/** A good adapter, for a test to break a part of. */
class ForwardingRecordingArchive implements RecordingArchive {
    private final RecordingArchive good;

    ForwardingRecordingArchive(RecordingArchive good) {
        this.good = good;
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        return good.available(caller, query);
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        good.transcode(caller, recordings);
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        return good.links(caller, recordings);
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        good.archive(caller, recordings);
    }
}
