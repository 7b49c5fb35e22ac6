package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** So many clients, each with a connection of its own, who send the next request when the last one is answered. */
final class Clients implements Contender, AutoCloseable {
    private static final int RATE = 0;
    private static final int PROCESSOR_MICROS = 1;

    private static final Duration SLICE = Duration.ofMillis(500);

    private final ServerProcess server;
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;

    /** @param requests is asked by each client for a source of its own, with the client's number */
    Clients(int count, ServerProcess server, IntFunction<Supplier<byte[]>> requests) {
        this.server = server;
        for (int number = 0; number < count; number++) {
            clients.add(new Client(new Wire(server.address()), requests.apply(number)));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    @Override
    public void run(WarmUp warmUp) {
        long start = System.nanoTime();
        long answers = 0;
        while (!warmUp.isEnough(Duration.ofNanos(System.nanoTime() - start), answers)) {
            answers += answers(SLICE);
        }
    }

    /**
     * Answers in a second, and the microseconds that a processor worked in the server for one: these hardly change when
     * others want the machine, too.
     */
    @Override
    public List<Double> run(Duration time) {
        Duration worked = server.processorTime();
        long start = System.nanoTime();
        double answers = answers(time);
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(answers / seconds, server.processorTime().minus(worked).toNanos() / 1e3 / answers);
    }

    /** The two lines of a comparison. */
    static List<Figure> figures(String name, String floorName, Measured floor, Measured ours, Bound ofTheRate) {
        return List.of(
                new Figure(name + "; floor: " + floorName, "1/s", floor.values(RATE), ours.values(RATE), ofTheRate),
                new Figure(
                        "  processor time of the server for one",
                        "us",
                        floor.values(PROCESSOR_MICROS),
                        ours.values(PROCESSOR_MICROS),
                        Bound.NONE));
    }

    private long answers(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Integer>> running = new ArrayList<>();
        clients.forEach(client -> running.add(threads.submit(() -> client.runUntil(end))));
        long answers = 0;
        for (Future<Integer> client : running) {
            answers += count(client);
        }
        return answers;
    }

    private static int count(Future<Integer> client) {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(client -> client.wire().close());
    }

    private record Client(Wire wire, Supplier<byte[]> requests) {
        /** At least one, so that there is something to divide by. */
        int runUntil(long end) {
            int answers = 0;
            do {
                wire.answer(requests.get());
                answers++;
            } while (System.nanoTime() - end < 0);
            return answers;
        }
    }
}
