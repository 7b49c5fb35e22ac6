package dev.deskside.http.callback;

import dev.deskside.http.client.V1Provider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record CallbackSeesTheClient(V1Provider provider) {}
