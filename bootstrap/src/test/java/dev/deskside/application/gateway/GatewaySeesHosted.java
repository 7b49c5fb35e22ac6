package dev.deskside.application.gateway;

import dev.deskside.application.hosted.HostedProvider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record GatewaySeesHosted(HostedProvider hosted) {}
