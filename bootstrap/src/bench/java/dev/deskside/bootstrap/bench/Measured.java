package dev.deskside.bootstrap.bench;

import java.util.List;

/**
 * What one side of a comparison measured.
 *
 * @param rounds for each round what {@link Contender#run} told
 */
record Measured(List<List<Double>> rounds) {
    /** One of the values, of every round. */
    Values values(int index) {
        return new Values(rounds.stream().map(round -> round.get(index)).toList());
    }
}
