package dev.deskside.http.callback;

import dev.deskside.application.usecase.UseCases;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record CallbackSeesAUseCase(UseCases useCases) {}
