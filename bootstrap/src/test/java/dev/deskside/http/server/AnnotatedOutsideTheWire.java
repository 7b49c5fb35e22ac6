package dev.deskside.http.server;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record AnnotatedOutsideTheWire(@JsonProperty("a") String value) {}
