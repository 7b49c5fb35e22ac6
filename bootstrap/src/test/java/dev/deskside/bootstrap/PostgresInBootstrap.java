package dev.deskside.bootstrap;

import org.postgresql.ds.PGSimpleDataSource;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record PostgresInBootstrap(PGSimpleDataSource wrong) {}
