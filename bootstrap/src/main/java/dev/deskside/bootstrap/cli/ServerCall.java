package dev.deskside.bootstrap.cli;

import java.util.Optional;

/** A command that calls a server. */
public interface ServerCall {
    /** Under which id the server's log has what it asked; absent while nothing was sent. */
    Optional<String> requestId();
}
