package dev.deskside.http.server;

import dev.deskside.application.port.Sessions;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ServerSeesAPort(Sessions sessions) {}
