package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Optional;

/** Another provider's sessions are moved on there: v1 has no methods for it. */
public final class GatewaySessionControl implements SessionControl {
    /** Passes nothing on. */
    public GatewaySessionControl() {}

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        throw unsupported("end a session");
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        throw unsupported("cancel a session");
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        throw unsupported("write a note");
    }

    private static DesksideException unsupported(String what) {
        return new DesksideException(
                ErrorCode.UNSUPPORTED, "This server passes sessions on to another provider: %s there.".formatted(what));
    }
}
