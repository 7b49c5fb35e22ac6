package dev.deskside.bootstrap.bench;

import java.time.Duration;

/** One way to find a session: how long it takes, and what it allocates. */
record Finding(Runnable find) implements Contender {
    private static final int COUNTED = 2_000;

    /** The median duration, in microseconds. */
    @Override
    public double run(Duration time) {
        return new Calls(find).run(time);
    }

    /** Once it is warm: what it allocates is the same every time. */
    double bytesOfACall() {
        Allocation before = Allocation.untilNow();
        for (int call = 0; call < COUNTED; call++) {
            find.run();
        }
        return (double) Allocation.untilNow().since(before) / COUNTED;
    }
}
