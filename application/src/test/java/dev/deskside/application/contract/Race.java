package dev.deskside.application.contract;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The outcome of several threads that did the same at the same time.
 *
 * @param successes how many came through
 * @param failures why the others didn't
 */
record Race(int successes, List<ErrorCode> failures) {

    /** Lets this many threads do it, all at once, and waits for them. */
    static Race of(int threads, Callable<?> act) throws Exception {
        return of(Collections.nCopies(threads, act));
    }

    /** Lets a thread each do these, all at once, and waits for them; any other failure is thrown. */
    static Race of(List<? extends Callable<?>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Callable<ErrorCode>> runners = new ArrayList<>();
            for (Callable<?> act : acts) {
                runners.add(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    try {
                        act.call();
                        return null;
                    } catch (DesksideException e) {
                        return e.code();
                    }
                });
            }
            int successes = 0;
            List<ErrorCode> failures = new ArrayList<>();
            for (Future<ErrorCode> outcome : threads.invokeAll(runners, 1, TimeUnit.MINUTES)) {
                ErrorCode failure = outcome.get();
                if (failure == null) {
                    successes++;
                } else {
                    failures.add(failure);
                }
            }
            return new Race(successes, failures);
        } finally {
            threads.shutdownNow();
        }
    }
}
