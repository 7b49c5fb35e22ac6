package dev.deskside.bootstrap;

import org.jdbi.v3.core.Jdbi;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record JdbiInBootstrap(Jdbi jdbi) {}
