package dev.deskside.http.server;

import feign.Retryer;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record FeignInTheServer(Retryer retryer) {}
