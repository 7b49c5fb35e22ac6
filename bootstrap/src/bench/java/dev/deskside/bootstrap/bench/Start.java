package dev.deskside.bootstrap.bench;

import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        List<Double> millis =
                new Rounds(sizes.rounds(), Duration.ofMillis(1), sizes.round()).medians(List.of(bare, ours));
        return List.of(
                new Figure(
                        "start to the first 200; floor: empty Javalin", "ms", millis.get(0), millis.get(1), Bound.NONE),
                new Figure(
                        "resident when idle; floor: empty Javalin",
                        "MiB",
                        bare.medianMebibytes(),
                        ours.medianMebibytes(),
                        Bound.NONE));
    }

    /** A server that is started anew for every round. */
    private record Started(Supplier<ServerProcess> start, List<Double> mebibytes) implements Contender {
        Started(Supplier<ServerProcess> start) {
            this(start, new ArrayList<>());
        }

        /** Milliseconds to the first 200, however long a round should take. */
        @Override
        public double run(Duration time) {
            long before = System.nanoTime();
            try (ServerProcess server = start.get();
                    Wire wire = new Wire(server.address())) {
                wire.answer(Wire.get(HEALTH, "nobody"));
                double millis = (System.nanoTime() - before) / 1e6;
                Thread.sleep(IDLE.toMillis());
                mebibytes.add(resident(server.pid()));
                return millis;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        double medianMebibytes() {
            return Rounds.median(mebibytes);
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
