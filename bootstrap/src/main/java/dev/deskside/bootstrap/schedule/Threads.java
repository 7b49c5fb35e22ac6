package dev.deskside.bootstrap.schedule;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The background threads of one server. Closing lets what runs come to its end, and waits for it. */
public final class Threads implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final ExecutorService storeWriter = Executors.newSingleThreadExecutor(named("deskside-store-writer"));
    private final ExecutorService control = Executors.newCachedThreadPool(named("deskside-control"));
    private final ExecutorService upstream = Executors.newCachedThreadPool(named("deskside-upstream"));
    private final ExecutorService callbacks = Executors.newCachedThreadPool(named("deskside-callback"));
    private final ExecutorService receivers = Executors.newCachedThreadPool(named("deskside-receiver"));
    private final ExecutorService background = Executors.newCachedThreadPool(named("deskside-background"));

    /** {@return how many threads of each kind are at work at this moment} */
    public Map<String, Integer> active() {
        return Map.of(
                "upstream", active(upstream),
                "callback", active(callbacks),
                "receiver", active(receivers),
                "background", active(background),
                "control", active(control));
    }

    private static int active(ExecutorService executor) {
        return executor instanceof ThreadPoolExecutor pool ? pool.getActiveCount() : 0;
    }

    /** {@return the threads that callbacks are sent on; as many as are on their way} */
    public ExecutorService callbacks() {
        return callbacks;
    }

    /**
     * {@return the threads that receivers of callbacks are called on} Not those that callbacks are sent on: those are
     * closed first, and what is on its way by then has still to be called.
     */
    public ExecutorService receivers() {
        return receivers;
    }

    /** {@return the one thread that writes the store} */
    public ExecutorService storeWriter() {
        return storeWriter;
    }

    /** {@return the threads that calls to another provider run on; as many as there are calls} */
    public ExecutorService upstream() {
        return upstream;
    }

    /** {@return the threads that go on by themselves: what listens to other nodes, and what follows the changes} */
    public ExecutorService background() {
        return background;
    }

    /** {@return the threads that commands are taken and run on} */
    public ExecutorService control() {
        return control;
    }

    @Override
    public void close() {
        end(control);
        end(callbacks);
        end(receivers);
        end(background);
        end(upstream);
        end(storeWriter);
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
