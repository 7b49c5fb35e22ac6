package dev.deskside.application.port;

import java.util.UUID;

/** The source of chance: each call gives an id that was never given before and can't be guessed from earlier ones. */
@FunctionalInterface
public interface Ids {
    /** {@return a random UUID (122 random bits)} */
    UUID next();
}
