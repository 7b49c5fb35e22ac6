package dev.deskside.http.wire;

import dev.deskside.application.port.Caller;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record WireSeesTheApplication(Caller caller) {}
