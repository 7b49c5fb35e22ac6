package dev.deskside.bootstrap.observe;

import dev.deskside.http.client.PortState;
import dev.deskside.http.client.ProviderObserver.Breaker;
import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import java.util.List;
import java.util.Optional;

/** How it stands with the server behind a gateway. */
@FunctionalInterface
public interface ProviderStates {
    /** {@return each of its ports; none where there is no server behind this one} */
    List<PortState> now();

    /**
     * Degraded while nothing is sent to it; never down, since a gateway answers from its ledger. Absent where there is
     * no server behind this one.
     *
     * @return how it stands with it
     */
    default Optional<Part> part() {
        List<PortState> states = now();
        return states.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(
                        "upstream",
                        states.stream().anyMatch(state -> state.breaker() != Breaker.CLOSED)
                                ? State.DEGRADED
                                : State.UP));
    }
}
