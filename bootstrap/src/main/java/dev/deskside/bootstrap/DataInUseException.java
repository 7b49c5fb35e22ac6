package dev.deskside.bootstrap;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.nio.file.Path;

/** Somebody else holds the data directory: UNAVAILABLE. */
final class DataInUseException extends DesksideException {
    private static final long serialVersionUID = 1L;

    DataInUseException(Path data) {
        super(
                ErrorCode.UNAVAILABLE,
                "The data directory %s is in use by another process: a server, or a command that writes it. Stop that one, or"
                                .formatted(data)
                        + " wait for its end.");
    }
}
