package dev.deskside.persistence;

import java.util.Optional;
import java.util.UUID;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class MakesChance {
    /** Chance by a reference to the method. */
    public UUID run() {
        return Optional.<UUID>empty().orElseGet(UUID::randomUUID);
    }
}
