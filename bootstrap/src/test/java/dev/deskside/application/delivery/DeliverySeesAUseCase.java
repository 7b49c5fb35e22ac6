package dev.deskside.application.delivery;

import dev.deskside.application.usecase.FindSession;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record DeliverySeesAUseCase(FindSession useCase) {}
