package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Any provider's sessions, with patience for its failures.
 *
 * <ul>
 *   <li>No call takes longer than {@link Resilience.Builder#deadline}, whatever it waits for.
 *   <li>{@link #find}, {@link #list} and {@link #transcript} are sent again where they fail with UNAVAILABLE, after
 *       growing, partly random delays in the calling thread; where what is left of the time is too short for the next
 *       delay, the last failure is the outcome.
 *   <li>{@link #start} is sent once.
 *   <li>So many calls are on their way at once, and no more: the next one waits a little for its turn, then it fails
 *       with UNAVAILABLE.
 *   <li>After many failures nothing is sent for a while: UNAVAILABLE at once, and no retry of it.
 *   <li>Where the provider throttles and says for how long, nothing is sent until then, for no caller: THROTTLED at
 *       once, with what is left of the time.
 * </ul>
 */
public final class ResilientRemoteSupport implements RemoteSupport {
    private final RemoteSupport provider;
    private final Guard guard;

    /**
     * Before this provider; the clock times the breaker and the pauses.
     *
     * @param provider what stands behind
     * @param settings how failures are met
     * @param clock the time
     */
    public ResilientRemoteSupport(RemoteSupport provider, Resilience settings, Clock clock) {
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
    public ResilientRemoteSupport(RemoteSupport provider, Resilience settings, Clock clock, ProviderObserver observer) {
        this.provider = Objects.requireNonNull(provider);
        guard = new Guard("remote-support", settings, Objects.requireNonNull(clock), observer);
    }

    PortState state() {
        return guard.state();
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        return guard.write("start", () -> provider.start(caller, request));
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return guard.read("find", () -> provider.find(caller, reference));
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        return guard.read("list", () -> provider.list(caller, query));
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return guard.read("transcript", () -> provider.transcript(caller, reference));
    }

    @Override
    public String toString() {
        return "ResilientRemoteSupport[" + provider + "]";
    }
}
