package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.Arrays;

/** One caller, who makes the same call again and again: half of the calls take no longer than what this tells. */
record Calls(Runnable call) implements Contender {
    private static final int FIRST = 1 << 12;

    /** The median duration of a call, in microseconds. */
    @Override
    public double run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long[] nanos = new long[FIRST];
        int count = 0;
        for (long before = System.nanoTime(); before - end < 0 || count == 0; ) {
            call.run();
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = after - before;
            before = after;
        }
        Arrays.sort(nanos, 0, count);
        return nanos[count / 2] / 1e3;
    }
}
