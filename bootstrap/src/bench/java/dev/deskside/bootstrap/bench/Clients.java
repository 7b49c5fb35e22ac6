package dev.deskside.bootstrap.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** So many clients, each with a connection of its own, who send the next request when the last one is answered. */
final class Clients implements Contender, AutoCloseable {
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;

    /** @param requests is asked by each client for a source of its own, with the client's number */
    Clients(int count, URI server, java.util.function.IntFunction<Supplier<byte[]>> requests) {
        for (int number = 0; number < count; number++) {
            clients.add(new Client(new Wire(server), requests.apply(number)));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    /** Answers in a second. */
    @Override
    public double run(Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Integer>> running = new ArrayList<>();
        clients.forEach(client -> running.add(threads.submit(() -> client.runUntil(end))));
        long answers = 0;
        for (Future<Integer> client : running) {
            answers += count(client);
        }
        return answers * 1e9 / (System.nanoTime() - start);
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
        int runUntil(long end) {
            int answers = 0;
            while (System.nanoTime() - end < 0) {
                wire.answer(requests.get());
                answers++;
            }
            return answers;
        }
    }
}
