package dev.deskside.bootstrap.bench;

import java.util.List;
import java.util.stream.IntStream;

/** One thing that was measured, in every round. */
record Values(List<Double> byRound) {
    double median() {
        List<Double> sorted = byRound.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Round by round, so many times the other. */
    Values over(Values other) {
        return new Values(IntStream.range(0, byRound.size())
                .mapToObj(round -> byRound.get(round) / other.byRound.get(round))
                .toList());
    }

    double least() {
        return byRound.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return byRound.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
