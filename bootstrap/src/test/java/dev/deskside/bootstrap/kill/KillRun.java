package dev.deskside.bootstrap.kill;

import static org.awaitility.Awaitility.await;

import dev.deskside.bootstrap.kill.Client.Begun;
import dev.deskside.bootstrap.kill.History.Logged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** Load, strikes at random moments, and then the time to send what is due. */
final class KillRun {
    private static final int CLIENTS = 4;

    /** A claim that died with its node is sent again after its lease. */
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final int rounds;
    private final long seed;
    private final History history = new History();
    private final Queue<Begun> begun = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();

    KillRun(Cluster cluster, int rounds, long seed) {
        this.cluster = cluster;
        this.rounds = rounds;
        this.seed = seed;
    }

    /** What was done, and what is wrong with it. */
    record Outcome(String report, List<String> violations) {
        Outcome {
            violations = List.copyOf(violations);
        }
    }

    Outcome run() throws InterruptedException, ExecutionException {
        Random random = new Random(seed);
        Map<String, Integer> strikes = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Receiver receiver = new Receiver(history, new Random(seed + 1))) {
            cluster.start();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(cluster, history, new Random(seed + 2 + i));
                clients.add(threads.submit(() -> load(client, receiver)));
            }
            for (int round = 0; round < rounds; round++) {
                TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1500));
                strikes.merge(cluster.strike(), 1, Integer::sum);
            }
            ending.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            drain();
            return outcome(strikes);
        } finally {
            threads.shutdownNow();
        }
    }

    private void load(Client client, Receiver receiver) {
        while (!ending.get()) {
            int session = sessions.incrementAndGet();
            client.drive(session, receiver.url(session)).ifPresent(begun::add);
        }
    }

    private void drain() {
        try {
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(DRAIN)
                    .until(() -> Verdict.missing(history, cluster.log()).isEmpty());
        } catch (ConditionTimeoutException e) {
            // The verdict will say what is missing.
        }
    }

    private Outcome outcome(Map<String, Integer> strikes) {
        Client client = new Client(cluster, history, new Random(seed));
        Map<Integer, Status> found = new TreeMap<>();
        for (Begun each : begun) {
            Answer answer = client.find(each);
            if (answer.isOk()) {
                found.put(each.session(), Status.of(answer.text("status")));
            }
        }
        List<Logged> log = cluster.log();
        int arrived = history.told().size();
        long callbacks = history.told().stream().distinct().count();
        String report = """
                kill test: seed %d, %d rounds: %s
                  sessions begun                 %d
                  acknowledged changes           %d
                  changes in the log             %d
                  callbacks                      %d
                  deliveries, repeats among them %d, %d""".formatted(
                        seed,
                        rounds,
                        strikes,
                        begun.size(),
                        history.acknowledged().stream().distinct().count(),
                        log.size(),
                        callbacks,
                        arrived,
                        arrived - callbacks);
        return new Outcome(report, Verdict.of(history, log, found));
    }
}
