package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Any provider's machines, with patience for its failures; promises as {@link ResilientRemoteSupport#find}, with a
 * breaker and pauses of their own.
 */
public final class ResilientMachines implements Machines {
    private final Machines provider;
    private final Guard guard;

    /**
     * Before this provider; the clock times the breaker and the pauses.
     *
     * @param provider what stands behind
     * @param settings how failures are met
     * @param clock the time
     */
    public ResilientMachines(Machines provider, Resilience settings, Clock clock) {
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
    public ResilientMachines(Machines provider, Resilience settings, Clock clock, ProviderObserver observer) {
        this.provider = Objects.requireNonNull(provider);
        guard = new Guard("machines", settings, Objects.requireNonNull(clock), observer);
    }

    PortState state() {
        return guard.state();
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        return guard.read("companies", () -> provider.companies(caller, query));
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        return guard.read("machines", () -> provider.machines(caller, company));
    }

    @Override
    public String toString() {
        return "ResilientMachines[" + provider + "]";
    }
}
