package dev.deskside.persistence;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record JacksonInPersistence(ObjectMapper mapper) {}
