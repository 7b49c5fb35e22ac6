package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.Technician;
import java.util.Objects;

/**
 * An account on a stage, of its own for each test.
 *
 * @param technician who calls: with a seat, every role, and access to the company
 * @param colleague another technician of the same account
 * @param company a company of the account
 * @param machine a machine of the company
 */
public record StageTenant(
        String accountName, Technician technician, Technician colleague, CompanyId company, Machine machine) {
    public StageTenant {
        Objects.requireNonNull(accountName);
        Objects.requireNonNull(technician);
        Objects.requireNonNull(colleague);
        Objects.requireNonNull(company);
        Objects.requireNonNull(machine);
    }

    /** The technician as a caller. */
    public Caller caller() {
        return Caller.of(technician);
    }
}
