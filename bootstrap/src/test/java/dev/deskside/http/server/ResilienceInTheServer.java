package dev.deskside.http.server;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record ResilienceInTheServer(CircuitBreaker breaker) {}
