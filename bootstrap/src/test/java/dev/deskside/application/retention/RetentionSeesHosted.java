package dev.deskside.application.retention;

import dev.deskside.application.hosted.HostedProvider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record RetentionSeesHosted(HostedProvider hosted) {}
