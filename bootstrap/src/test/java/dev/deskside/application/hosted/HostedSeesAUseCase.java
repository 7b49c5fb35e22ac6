package dev.deskside.application.hosted;

import dev.deskside.application.usecase.UseCases;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record HostedSeesAUseCase(UseCases useCases) {}
