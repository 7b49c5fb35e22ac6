package dev.deskside.bootstrap;

import com.zaxxer.hikari.HikariDataSource;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record HikariInBootstrap(HikariDataSource wrong) {}
