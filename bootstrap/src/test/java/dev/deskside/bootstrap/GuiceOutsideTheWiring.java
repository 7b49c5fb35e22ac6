package dev.deskside.bootstrap;

import com.google.inject.Injector;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record GuiceOutsideTheWiring(Injector injector) {}
