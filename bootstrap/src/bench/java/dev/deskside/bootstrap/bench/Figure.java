package dev.deskside.bootstrap.bench;

/**
 * A line of the report.
 *
 * @param name what was measured
 * @param unit of both values
 * @param floor the median of what ours is compared with
 * @param ours the median of the platform
 */
record Figure(String name, String unit, double floor, double ours, Bound bound) {
    double ratio() {
        return ours / floor;
    }

    boolean meetsItsBound() {
        return bound.isMetBy(ratio());
    }
}
