package dev.deskside.application.usecase;

import dev.deskside.application.hosted.HostedProvider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record UseCaseSeesHosted(HostedProvider hosted) {}
