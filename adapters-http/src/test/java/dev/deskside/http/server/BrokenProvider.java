package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A provider that fails with whatever it was told to. */
record BrokenProvider(AtomicReference<Throwable> failure) implements RemoteSupport, RecordingArchive {
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
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        throw fail();
    }

    private RuntimeException fail() {
        if (failure.get() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure.get();
    }
}
