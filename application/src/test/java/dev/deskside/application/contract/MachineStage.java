package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;

/** Where {@link MachinesContract} plays: a provider, and a way to add companies and machines there. */
public interface MachineStage extends DeclaredLacks {
    /** {@return the adapter under test} */
    Machines machines();

    /** {@return the same provider's sessions} */
    RemoteSupport remoteSupport();

    /** {@return a new account; each call another one} The first one of a test is the one whose companies grow. */
    StageTenant tenant();

    /**
     * Adds a company to the tenant's account, with access for its technician and for nobody else.
     *
     * @param tenant whose company it is
     * @param company the company
     * @return the technician as a caller with that access
     */
    Caller add(StageTenant tenant, Company company);

    /**
     * Adds a machine to its company.
     *
     * @param machine the machine
     * @return the machine as its provider has it: with another id where the provider gives out the ids, and without
     *     what the provider doesn't know of a machine
     */
    Machine add(Machine machine);
}
