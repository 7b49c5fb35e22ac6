package dev.deskside.application.inmemory;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Optional;

/** A good adapter, for a test to break a part of. */
class ForwardingSessionControl implements SessionControl {
    private final SessionControl good;

    ForwardingSessionControl(SessionControl good) {
        this.good = good;
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return good.end(caller, reference);
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        return good.cancel(caller, reference);
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        return good.addNote(caller, reference, text);
    }
}
