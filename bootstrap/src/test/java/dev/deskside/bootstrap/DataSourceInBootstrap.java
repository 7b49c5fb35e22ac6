package dev.deskside.bootstrap;

import javax.sql.DataSource;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record DataSourceInBootstrap(DataSource wrong) {}
