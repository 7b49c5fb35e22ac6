package dev.deskside.bootstrap.bench;

import java.time.Duration;

/** One side of a comparison. */
interface Contender {
    /**
     * Runs for so long, and says how it went: a rate, a duration, bytes; the same for all sides of one comparison.
     *
     * @throws IllegalStateException where an answer is not the expected one
     */
    double run(Duration time);
}
