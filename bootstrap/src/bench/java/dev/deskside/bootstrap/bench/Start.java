package dev.deskside.bootstrap.bench;

import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From nothing to the first 200, and what a process holds that has nothing to do: the platform with a store that is
 * there, beside an empty server out of the same jar.
 */
final class Start {
    private static final String HEALTH = WirePaths.OWN + "/health";

    /** So that whatever a start leaves running has come to rest. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private final Sizes sizes;
    private final Path folder;

    Start(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Figure> measure() {
        Stock stock = Stock.demo(folder.resolve("start"));
        Started bare = new Started(() -> ServerProcess.bare(folder.resolve("empty.log"), BareServer.Task.NOTHING));
        Started ours = new Started(() -> ServerProcess.deskside(stock.data()));
        List<Measured> sides = Rounds.of(sizes).run(List.of(bare, ours));
        return List.of(
                figure("start to the first 200", "ms", sides, Started.MILLIS),
                figure("  processor time of all of it", "ms", sides, Started.PROCESSOR_MILLIS),
                figure("resident when idle", "MiB", sides, Started.MEBIBYTES));
    }

    private static Figure figure(String name, String unit, List<Measured> sides, int value) {
        return new Figure(
                name + "; floor: empty Javalin",
                unit,
                sides.get(0).values(value),
                sides.get(1).values(value),
                Bound.NONE);
    }

    /** A server that is started anew for every round. */
    private record Started(Supplier<ServerProcess> start) implements Contender {
        static final int MILLIS = 0;
        static final int PROCESSOR_MILLIS = 1;
        static final int MEBIBYTES = 2;

        /** So that the jar is in the system's memory for both. */
        @Override
        public void run(WarmUp warmUp) {
            start.get().close();
        }

        /** To the first 200, however long a round should take; and what it holds after a rest. */
        @Override
        public List<Double> run(Duration time) {
            long before = System.nanoTime();
            try (ServerProcess server = start.get();
                    Wire wire = new Wire(server.address())) {
                wire.answer(Wire.get(HEALTH, "nobody"));
                double millis = (System.nanoTime() - before) / 1e6;
                double processorMillis = server.processorTime().toNanos() / 1e6;
                Thread.sleep(IDLE.toMillis());
                return List.of(millis, processorMillis, resident(server.pid()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** As Linux counts it; elsewhere not a number. */
        private static double resident(long pid) {
            Path status = Path.of("/proc", Long.toString(pid), "status");
            if (!Files.exists(status)) {
                return Double.NaN;
            }
            try (Stream<String> lines = Files.lines(status)) {
                String line = lines.filter(text -> text.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
