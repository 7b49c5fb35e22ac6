package dev.deskside.http.transport;

import dev.deskside.http.client.V1Provider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record TransportSeesTheClient(V1Provider provider) {}
