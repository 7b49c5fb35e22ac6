package dev.deskside.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record MicrometerInBootstrap(MeterRegistry registry) {}
