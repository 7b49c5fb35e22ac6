package dev.deskside.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskside.bootstrap.kill.Client.Begun;
import dev.deskside.bootstrap.kill.History.Acknowledged;
import dev.deskside.bootstrap.kill.History.Logged;
import dev.deskside.bootstrap.kill.History.Told;
import dev.deskside.bootstrap.process.JarProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is taken while clients work; then the machine is lost, and the backup is restored on another one. */
class BackupUnderLoadIT {
    private static final int CLIENTS = 4;
    private static final int PENDING = 20;
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final Duration DRAIN = Duration.ofMinutes(2);

    /**
     * A session whose log doesn't tell how it became what it is: {@code NOT_STARTED} first, the state that it has last.
     */
    private static final String HALF = """
            SELECT count(*) FROM session s
            WHERE s.status IS NOT (SELECT c.status FROM session_change c WHERE c.session_key = s.session_key
                ORDER BY c.sequence DESC LIMIT 1)
              OR NOT EXISTS (SELECT 1 FROM session_change c
                WHERE c.session_key = s.session_key AND c.status = 'NOT_STARTED')""";

    private static final String PENDING_CHANGES = """
            SELECT s.status_callback_url, c.sequence FROM session_change c
              JOIN session s ON s.session_key = c.session_key
            WHERE c.callback = 'PENDING'""";

    @TempDir
    private Path folder;

    private final Queue<Begun> begun = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();

    @Test
    @DisplayName(
            "every session that was acknowledged before the backup began is there, none is half there, and what was still to be sent is sent")
    void backupUnderLoad() throws Exception {
        System.out.println("backup under load: -Dkill.seed=" + SEED);
        History history = new History();
        try (Gate gate = new Gate();
                Receiver receiver = new Receiver(history, new Random(SEED))) {
            Taken taken = takeAndLose(history, receiver, gate);
            Path elsewhere = folder.resolve("elsewhere");
            assertThat(run("restore", "--from", taken.backup().toString(), "--data", elsewhere.toString())
                            .await())
                    .isZero();
            assertThat(run("check", "--data", elsewhere.toString()).await()).isZero();
            assertThat(number(elsewhere, HALF))
                    .as("sessions that are half there")
                    .isZero();
            Set<Pending> pending = pending(elsewhere);
            assertThat(pending.stream().filter(each -> each.url().contains(Gate.PATH)))
                    .as("pending at the backup")
                    .hasSizeGreaterThanOrEqualTo(PENDING);

            gate.open();
            try (OneNode again = new OneNode(elsewhere, new Random(SEED))) {
                again.start();
                List<Logged> log = again.log();
                await().pollInterval(Duration.ofMillis(200))
                        .atMost(DRAIN)
                        .untilAsserted(() -> assertThat(arrived(history, gate)).containsAll(sequences(pending)));
                assertThat(violations(taken, history, gate, log, again)).isEmpty();
                System.out.printf(
                        "  acknowledged before %d, while it was written %d; changes in the backup %d, still to be sent %d%n",
                        taken.before().size(), taken.during(), log.size(), pending.size());
            }
        }
    }

    /**
     * What is known of a backup.
     *
     * @param before what was acknowledged before it began, by its own word
     * @param during how much was acknowledged while it was written
     */
    private record Taken(Path backup, List<Acknowledged> before, int during) {}

    private Taken takeAndLose(History history, Receiver receiver, Gate gate) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();
        try (OneNode node = new OneNode(folder.resolve("data"), new Random(SEED))) {
            node.start();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(node, history, new Random(SEED + i));
                clients.add(threads.submit(() -> load(client, receiver)));
            }
            await().atMost(DRAIN).until(() -> begun.size() >= 40);
            Client waiting = new Client(node, history, new Random(SEED));
            for (int i = 0; i < PENDING; i++) {
                int session = sessions.incrementAndGet();
                waiting.drive(session, gate.url(session)).ifPresent(begun::add);
            }
            NavigableMap<Instant, Integer> acknowledgedBy = new ConcurrentSkipListMap<>();
            ScheduledFuture<?> watch = watching.scheduleWithFixedDelay(
                    () -> {
                        int count = history.acknowledged().size();
                        acknowledgedBy.put(Instant.now(), count);
                    },
                    0,
                    5,
                    TimeUnit.MILLISECONDS);
            JarProcess backup = backup();
            watch.cancel(false);
            int before = acknowledgedBy
                    .floorEntry(Instant.parse(backup.printed("begun")))
                    .getValue();
            int after = history.acknowledged().size();
            int sessionsThen = begun.size();
            await().atMost(DRAIN).until(() -> begun.size() >= sessionsThen + 20);
            ending.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            return new Taken(
                    Path.of(backup.printed("backup")), history.acknowledged().subList(0, before), after - before);
        } finally {
            ending.set(true);
            watching.shutdownNow();
            threads.shutdownNow();
        }
    }

    private List<String> violations(Taken taken, History history, Gate gate, List<Logged> log, Cluster restored) {
        History all = new History();
        taken.before().forEach(each -> all.acknowledge(each.session(), each.status()));
        history.told().forEach(all::tell);
        gate.told().forEach(all::tell);
        List<String> violations = new ArrayList<>(Verdict.of(all, log, found(restored, List.copyOf(begun))));
        // What was told between the backup and the loss is in no log any more.
        violations.removeIf(violation -> violation.startsWith("tells what is not in the log"));
        return violations;
    }

    private void load(Client client, Receiver receiver) {
        while (!ending.get()) {
            int session = sessions.incrementAndGet();
            client.drive(session, receiver.url(session)).ifPresent(begun::add);
        }
    }

    private JarProcess backup() {
        JarProcess backup = run(
                "backup",
                "--data",
                folder.resolve("data").toString(),
                "--to",
                folder.resolve("backups").toString());
        assertThat(backup.await()).as(backup.log()).isZero();
        return backup;
    }

    private static JarProcess run(String... command) {
        return JarProcess.start(Map.of(), command);
    }

    private static Map<Integer, Status> found(Cluster cluster, List<Begun> all) {
        Client client = new Client(cluster, new History(), new Random(SEED));
        Map<Integer, Status> found = new TreeMap<>();
        for (Begun each : all) {
            Answer answer = client.find(each);
            if (answer.isOk()) {
                found.put(each.session(), Status.of(answer.text("status")));
            }
        }
        return found;
    }

    private record Pending(String url, long sequence) {}

    private static Set<Pending> pending(Path data) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("deskside.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PENDING_CHANGES)) {
            List<Pending> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Pending(rows.getString(1), rows.getLong(2)));
            }
            return Set.copyOf(all);
        }
    }

    private static long number(Path data, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("deskside.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.getLong(1);
        }
    }

    private static Set<Long> arrived(History history, Gate gate) {
        Set<Long> all = history.told().stream().map(Told::sequence).collect(Collectors.toSet());
        gate.told().forEach(told -> all.add(told.sequence()));
        return all;
    }

    private static Set<Long> sequences(Set<Pending> pending) {
        return pending.stream().map(Pending::sequence).collect(Collectors.toSet());
    }

    /** A receiver that refuses everything until it is opened, and keeps what arrives from then on. */
    private static final class Gate implements AutoCloseable {
        private static final String PATH = "/gate/";

        private final History history = new History();
        private final AtomicBoolean open = new AtomicBoolean();
        private final HttpServer server;
        private final ExecutorService threads = Executors.newCachedThreadPool();

        Gate() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
            server.setExecutor(threads);
            server.createContext(PATH, this::receive);
            server.start();
        }

        String url(int session) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + session;
        }

        void open() {
            open.set(true);
        }

        List<Told> told() {
            return history.told();
        }

        private void receive(HttpExchange exchange) throws IOException {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (open.get()) {
                    history.tell(new Told(
                            Receiver.session(exchange.getRequestURI().getPath()),
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            Long.parseLong(exchange.getRequestHeaders().getFirst("deskside-sequence")),
                            Status.of(Answer.text(body, "status"))));
                }
                exchange.sendResponseHeaders(open.get() ? 204 : 503, -1);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
