package dev.deskside.bootstrap.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** SIGTERM and Ctrl-C: what is to be done before the process ends. */
public final class Termination {
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Does this when the process is told to end; the process ends when it is done.
     *
     * @param last must not wait for the thread that {@linkplain #await waits} here
     */
    public Termination(Runnable last) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                last.run();
                            } finally {
                                ended.countDown();
                            }
                        },
                        "deskside-stop"));
    }

    /**
     * Lets so much time pass on the thread that ends the process.
     *
     * @param time how long
     */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the process is told to end and the last thing is done.
     *
     * @throws InterruptedException where the thread is interrupted meanwhile
     */
    public void await() throws InterruptedException {
        ended.await();
    }
}
