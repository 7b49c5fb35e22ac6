package dev.deskside.application.usecase;

import java.time.Instant;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class ReadsTheClock {
    /** The time, from nowhere. */
    public Instant run() {
        return Instant.now();
    }
}
