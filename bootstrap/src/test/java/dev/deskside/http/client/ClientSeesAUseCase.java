package dev.deskside.http.client;

import dev.deskside.application.usecase.UseCases;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ClientSeesAUseCase(UseCases useCases) {}
