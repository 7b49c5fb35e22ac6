package dev.deskside.persistence;

import dev.deskside.http.wire.SessionJson;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record PersistenceSeesHttp(SessionJson json) {}
