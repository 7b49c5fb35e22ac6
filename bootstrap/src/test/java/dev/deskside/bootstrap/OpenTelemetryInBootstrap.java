package dev.deskside.bootstrap;

import io.opentelemetry.api.OpenTelemetry;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record OpenTelemetryInBootstrap(OpenTelemetry telemetry) {}
