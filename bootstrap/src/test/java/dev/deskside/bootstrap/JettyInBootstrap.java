package dev.deskside.bootstrap;

import org.eclipse.jetty.server.Server;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record JettyInBootstrap(Server server) {}
