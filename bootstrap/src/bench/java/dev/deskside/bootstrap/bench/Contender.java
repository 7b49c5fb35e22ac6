package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.List;

/** One side of a comparison. */
interface Contender {
    /** Gets warm. */
    void run(WarmUp warmUp);

    /**
     * Runs for so long, and says how it went: rates, durations, bytes; the same ones in the same order for all sides of
     * one comparison, in every round.
     *
     * @throws IllegalStateException where an answer is not the expected one
     */
    List<Double> run(Duration time);
}
