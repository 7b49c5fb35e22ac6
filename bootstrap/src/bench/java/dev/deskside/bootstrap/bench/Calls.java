package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One caller, who makes the same call again and again: how long half of the calls take, and what a call allocates. */
record Calls(Runnable call) implements Contender {
    static final int P50_MICROS = 0;
    static final int BYTES = 1;

    private static final int FIRST = 1 << 12;

    @Override
    public void run(WarmUp warmUp) {
        long start = System.nanoTime();
        for (int made = 0; !warmUp.isEnough(Duration.ofNanos(System.nanoTime() - start), made); made++) {
            call.run();
        }
    }

    /** The median duration in microseconds, and the bytes allocated for a call in this JVM, on whatever thread. */
    @Override
    public List<Double> run(Duration time) {
        Allocation before = Allocation.untilNow();
        long[] nanos = new long[FIRST];
        int count = 0;
        long end = System.nanoTime() + time.toNanos();
        for (long start = System.nanoTime(); start - end < 0 || count == 0; ) {
            call.run();
            long done = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = done - start;
            start = done;
        }
        double bytes = (double) Allocation.untilNow().since(before) / count;
        Arrays.sort(nanos, 0, count);
        return List.of(nanos[count / 2] / 1e3, bytes);
    }
}
