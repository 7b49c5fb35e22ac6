package dev.deskside.bootstrap;

import jakarta.servlet.Servlet;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ServletInBootstrap(Servlet wrong) {}
