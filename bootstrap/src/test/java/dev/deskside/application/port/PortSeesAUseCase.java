package dev.deskside.application.port;

import dev.deskside.application.usecase.UseCases;

/** Wrong on purpose: see ArchitectureTeethTest. */
public interface PortSeesAUseCase {
    UseCases useCases();
}
