package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Another provider's companies and machines, each caller confined to the companies that they were given access to here:
 * upstream there is one credential, which sees all of them.
 */
public final class GatewayMachines implements Machines {
    private final Machines upstream;

    /**
     * Stands before this provider.
     *
     * @param upstream the provider behind the gateway
     */
    public GatewayMachines(Machines upstream) {
        this.upstream = Objects.requireNonNull(upstream);
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        if (caller.companies().isEmpty()) {
            return new CompanyPage(0, List.of());
        }
        List<Company> reachable = all(caller, query).stream()
                .filter(company -> caller.companies().contains(company.id()))
                .toList();
        int from = Math.min(query.offset(), reachable.size());
        int to = Math.min(from + query.limit(), reachable.size());
        return new CompanyPage(reachable.size(), reachable.subList(from, to));
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        if (!caller.companies().contains(company)) {
            throw new DesksideException(
                    ErrorCode.INVALID_KEY, "A key is unknown, or not one that the technician has access to.");
        }
        return Upstream.call(() -> upstream.machines(caller, company));
    }

    /** The machine with this id, looked for in each company that the caller has access to. */
    Optional<Machine> find(Caller caller, MachineUuid uuid) {
        for (CompanyId company : caller.companies()) {
            Optional<Machine> found = ofKnown(caller, company).stream()
                    .filter(machine -> machine.uuid().equals(uuid))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether the caller has access to every company that upstream has. */
    boolean seesEveryCompany(Caller caller) {
        return all(caller, CompanyQuery.ALL).stream().map(Company::id).allMatch(caller.companies()::contains);
    }

    /** A company that was given here and isn't there any more has no machines. */
    private List<Machine> ofKnown(Caller caller, CompanyId company) {
        try {
            return machines(caller, company);
        } catch (DesksideException e) {
            if (e.code() == ErrorCode.INVALID_KEY) {
                return List.of();
            }
            throw e;
        }
    }

    private List<Company> all(Caller caller, CompanyQuery query) {
        List<Company> all = new ArrayList<>();
        Set<CompanyId> seen = new HashSet<>();
        for (int offset = 0; ; offset += CompanyQuery.MAX_LIMIT) {
            CompanyQuery page = query.page(CompanyQuery.MAX_LIMIT, offset);
            List<Company> companies =
                    Upstream.call(() -> upstream.companies(caller, page)).companies();
            boolean anyNew = false;
            for (Company company : companies) {
                if (seen.add(company.id())) {
                    all.add(company);
                    anyNew = true;
                }
            }
            // One that takes no notice of the offset gives the same page for ever.
            if (companies.size() < CompanyQuery.MAX_LIMIT || !anyNew) {
                return all;
            }
        }
    }
}
