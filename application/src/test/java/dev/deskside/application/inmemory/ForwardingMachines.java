package dev.deskside.application.inmemory;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.util.List;

/** A good adapter, for a test to break a part of. */
class ForwardingMachines implements Machines {
    private final Machines good;

    ForwardingMachines(Machines good) {
        this.good = good;
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        return good.companies(caller, query);
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        return good.machines(caller, company);
    }
}
