package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.MachineUuid;
import java.util.Optional;

/**
 * The machine of an unattended session.
 *
 * @param uuid which one
 * @param name the machine's name, one line of at most 256 characters
 * @param accountName the name of the account that the session is hosted from; v1 tells it for unattended sessions only
 * @param company whose machine it is: it decides who may see the session; not told on the wire
 */
public record UnattendedMachine(
        MachineUuid uuid, Optional<String> name, Optional<String> accountName, Optional<CompanyId> company) {
    public UnattendedMachine {
        name.ifPresent(n -> Check.line("unattendedMachineName", n, 256));
        accountName.ifPresent(n -> Check.line("accountName", n, 256));
    }
}
