package dev.deskside.http.server;

import java.sql.Connection;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record SqlInTheServer(Connection connection) {}
