package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Role;
import java.util.Objects;

/** A technician asks whose machines they support. */
public final class ListCompanies {
    private final Machines machines;

    /**
     * Works with this provider.
     *
     * @param machines the provider
     */
    public ListCompanies(Machines machines) {
        this.machines = Objects.requireNonNull(machines);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param companies which ones
     */
    public record Query(Caller caller, CompanyQuery companies) {}

    /**
     * {@return a page of the companies} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else
     * the provider's.
     *
     * @param query what is asked for
     */
    public CompanyPage run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return machines.companies(query.caller(), query.companies());
    }
}
