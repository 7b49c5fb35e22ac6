package dev.deskside.http.server;

import dev.deskside.http.client.ClientSeesAUseCase;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ServerSeesTheClient(ClientSeesAUseCase client) {}
