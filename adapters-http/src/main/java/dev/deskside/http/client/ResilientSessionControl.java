package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * What any provider lets its technicians do to sessions, with patience for its failures; promises as
 * {@link ResilientRemoteSupport#start}: everything is sent once. It has a breaker and pauses of its own.
 */
public final class ResilientSessionControl implements SessionControl {
    private final SessionControl provider;
    private final Guard guard;

    /**
     * Before this provider; the clock times the breaker and the pauses.
     *
     * @param provider what stands behind
     * @param settings how failures are met
     * @param clock the time
     */
    public ResilientSessionControl(SessionControl provider, Resilience settings, Clock clock) {
        this(provider, settings, clock, ProviderObserver.NONE);
    }

    /**
     * The same, observed.
     *
     * @param provider the provider without patience
     * @param settings how patient it is
     * @param clock the time
     * @param observer who is told
     */
    public ResilientSessionControl(
            SessionControl provider, Resilience settings, Clock clock, ProviderObserver observer) {
        this.provider = Objects.requireNonNull(provider);
        guard = new Guard("session-control", settings, Objects.requireNonNull(clock), observer);
    }

    PortState state() {
        return guard.state();
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return guard.write("end", () -> provider.end(caller, reference));
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        return guard.write("cancel", () -> provider.cancel(caller, reference));
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        return guard.write("addNote", () -> provider.addNote(caller, reference, text));
    }

    @Override
    public String toString() {
        return "ResilientSessionControl[" + provider + "]";
    }
}
