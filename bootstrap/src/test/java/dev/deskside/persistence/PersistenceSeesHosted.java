package dev.deskside.persistence;

import dev.deskside.application.hosted.HostedProvider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record PersistenceSeesHosted(HostedProvider hosted) {}
