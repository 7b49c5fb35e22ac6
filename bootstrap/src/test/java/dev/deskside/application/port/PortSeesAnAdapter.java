package dev.deskside.application.port;

import dev.deskside.http.wire.SessionJson;

/** Wrong on purpose: see ArchitectureTeethTest. */
public interface PortSeesAnAdapter {
    SessionJson find();
}
