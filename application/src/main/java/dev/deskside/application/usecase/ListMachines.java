package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.Role;
import java.util.List;
import java.util.Objects;

/** A technician asks which unattended machines a company has. */
public final class ListMachines {
    private final Machines machines;

    /**
     * Works with this provider.
     *
     * @param machines the provider
     */
    public ListMachines(Machines machines) {
        this.machines = Objects.requireNonNull(machines);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param company whose machines
     */
    public record Query(Caller caller, CompanyId company) {}

    /**
     * {@return its machines} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else the
     * provider's.
     *
     * @param query what is asked for
     */
    public List<Machine> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return machines.machines(query.caller(), query.company());
    }
}
