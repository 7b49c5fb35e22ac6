package dev.deskside.application.spi;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.List;
import java.util.Optional;

/** Ports of a provider that has nothing of their kind: they refuse everything. */
public final class Lacking {
    /** No recordings: RECORDING_LIST, TRANSCODING, RECORDING_LINKS and ARCHIVING are lacking. */
    public static final RecordingArchive RECORDING_ARCHIVE = new NoRecordings();

    /** No companies and no machines: MACHINES is lacking. */
    public static final Machines MACHINES = new NoMachines();

    /** Nothing to be done from outside: END_SESSION, CANCEL_SESSION and NOTES are lacking. */
    public static final SessionControl SESSION_CONTROL = new NoControl();

    private Lacking() {}

    private static final class NoRecordings implements RecordingArchive {
        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            throw Capability.RECORDING_LIST.unsupported();
        }

        @Override
        public void transcode(Caller caller, RecordingSelection recordings) {
            throw Capability.TRANSCODING.unsupported();
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
            throw Capability.RECORDING_LINKS.unsupported();
        }

        @Override
        public void archive(Caller caller, RecordingSelection recordings) {
            throw Capability.ARCHIVING.unsupported();
        }
    }

    private static final class NoMachines implements Machines {
        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            throw Capability.MACHINES.unsupported();
        }

        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            throw Capability.MACHINES.unsupported();
        }
    }

    private static final class NoControl implements SessionControl {
        @Override
        public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
            throw Capability.END_SESSION.unsupported();
        }

        @Override
        public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
            throw Capability.CANCEL_SESSION.unsupported();
        }

        @Override
        public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
            throw Capability.NOTES.unsupported();
        }
    }
}
