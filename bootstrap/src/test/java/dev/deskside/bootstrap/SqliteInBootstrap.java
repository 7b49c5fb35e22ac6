package dev.deskside.bootstrap;

import org.sqlite.SQLiteConfig;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record SqliteInBootstrap(SQLiteConfig wrong) {}
