package dev.deskside.bootstrap;

import org.flywaydb.core.Flyway;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record FlywayInBootstrap(Flyway wrong) {}
