package dev.deskside.application.contract;

import dev.deskside.application.spi.Capability;
import java.util.Set;

/**
 * A stage whose provider may lack something. For each lack a contract checks the refusal, and skips, with the lack's
 * name as the reason, only the promises that need it.
 */
public interface DeclaredLacks {
    /** {@return what the provider on this stage declares that it lacks; nothing unless it says otherwise} */
    default Set<Capability> lacks() {
        return Set.of();
    }
}
