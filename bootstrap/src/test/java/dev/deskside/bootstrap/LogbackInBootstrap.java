package dev.deskside.bootstrap;

import ch.qos.logback.classic.LoggerContext;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record LogbackInBootstrap(LoggerContext context) {}
