package dev.deskside.http.server;

import picocli.CommandLine;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record CommandLineInTheServer(CommandLine line) {}
