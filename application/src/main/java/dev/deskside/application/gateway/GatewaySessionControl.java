package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Another provider's sessions, moved on there for those whom the ledger knows as their owners. What a provider has no
 * methods for, as one that speaks v1 alone, is refused without a look at whose session it is.
 */
final class GatewaySessionControl implements SessionControl {
    private final SessionControl upstream;
    private final Lacks lacks;
    private final Sessions ledger;
    private final Observed observed;

    /** What is told of a kept session that the provider reports like this; it is written down. */
    @FunctionalInterface
    interface Observed {
        SessionSnapshot of(Versioned<Session> owned, SessionSnapshot reported);
    }

    GatewaySessionControl(SessionControl upstream, Lacks lacks, Sessions ledger, Observed observed) {
        this.upstream = Objects.requireNonNull(upstream);
        this.lacks = Objects.requireNonNull(lacks);
        this.ledger = Objects.requireNonNull(ledger);
        this.observed = Objects.requireNonNull(observed);
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        lacks.refuse(Capability.END_SESSION);
        return passOn(caller, reference, () -> upstream.end(caller, reference));
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        lacks.refuse(Capability.CANCEL_SESSION);
        return passOn(caller, reference, () -> upstream.cancel(caller, reference));
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        lacks.refuse(Capability.NOTES);
        return passOn(caller, reference, () -> upstream.addNote(caller, reference, text));
    }

    private Optional<SessionSnapshot> passOn(
            Caller caller, SessionReference reference, Supplier<Optional<SessionSnapshot>> step) {
        return ledger.find(caller, reference)
                .flatMap(owned -> Upstream.call(step).map(reported -> observed.of(owned, reported)));
    }
}
