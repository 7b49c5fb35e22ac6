package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Objects;

/**
 * An unattended machine: a session can be started on it without a customer in front of it.
 *
 * @param company whose machine it is; a technician without access to that company cannot see it
 * @param name for people, at most 256 characters
 */
public record Machine(MachineUuid uuid, CompanyId company, String name) {
    public Machine {
        Objects.requireNonNull(uuid);
        Objects.requireNonNull(company);
        Check.line("machineName", name, 256);
    }
}
