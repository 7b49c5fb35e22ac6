package dev.deskside.http.client;

import dev.deskside.http.server.ServerSeesAPort;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ClientSeesTheServer(ServerSeesAPort server) {}
