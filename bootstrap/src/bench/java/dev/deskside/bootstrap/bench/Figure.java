package dev.deskside.bootstrap.bench;

/**
 * A line of the report.
 *
 * @param name what was measured, and what it is compared with
 * @param unit of both sides' values
 * @param floor what ours is compared with
 * @param ours the platform's
 */
record Figure(String name, String unit, Values floor, Values ours, Bound bound) {
    /** Of the medians. */
    double ratio() {
        return ours.median() / floor.median();
    }

    /** Of the rounds, each side beside the one that was measured next to it: how far they lie apart is the noise. */
    Values ratios() {
        return ours.over(floor);
    }

    boolean meetsItsBound() {
        return bound.isMetBy(ratio());
    }
}
