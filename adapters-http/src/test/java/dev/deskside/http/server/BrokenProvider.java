package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A provider that fails with whatever it was told to. */
record BrokenProvider(AtomicReference<Throwable> failure)
        implements RemoteSupport, RecordingArchive, Machines, SessionControl {
    static BrokenProvider failingWith(Throwable failure) {
        return new BrokenProvider(new AtomicReference<>(failure));
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        throw fail();
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        throw fail();
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        throw fail();
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        throw fail();
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        throw fail();
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        throw fail();
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        throw fail();
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        throw fail();
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        throw fail();
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        throw fail();
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        throw fail();
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        throw fail();
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        throw fail();
    }

    private RuntimeException fail() {
        if (failure.get() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure.get();
    }
}
