package dev.deskside.bootstrap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.http.wire.WirePaths;
import dev.deskside.http.wire.WireTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A page of recordings where many are stored, beside the same page where few are. The last page is asked for by the
 * time at which it begins.
 */
final class RecordingPages {
    /** Recordings on a page: each of its two lists is full. */
    private static final int PAGE = 2 * AvailableRecordings.LIMIT;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sizes sizes;
    private final Path folder;

    RecordingPages(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Figure> measure() {
        Stock few = Stock.demo(folder.resolve("few")).withRecordings(sizes.fewRecordings());
        Stock many = Stock.demo(folder.resolve("many")).withRecordings(sizes.manyRecordings());
        try (ServerProcess serveFew = ServerProcess.deskside(few.data());
                ServerProcess serveMany = ServerProcess.deskside(many.data());
                Wire askFew = new Wire(serveFew.address());
                Wire askMany = new Wire(serveMany.address())) {
            List<Values> micros = Rounds.of(sizes)
                    .run(List.of(
                            page(askFew, first(few), 0),
                            page(askMany, first(many), 0),
                            page(askFew, last(few, sizes.fewRecordings()), sizes.fewRecordings() - PAGE),
                            page(askMany, last(many, sizes.manyRecordings()), sizes.manyRecordings() - PAGE)))
                    .stream()
                    .map(side -> side.values(Calls.P50_MICROS))
                    .toList();
            return List.of(figure("first", micros.get(0), micros.get(1)), figure("last", micros.get(2), micros.get(3)));
        }
    }

    private Figure figure(String which, Values few, Values many) {
        return new Figure(
                "%s page of recordings, p50, %,d stored; floor: %,d"
                        .formatted(which, sizes.manyRecordings(), sizes.fewRecordings()),
                "us",
                few,
                many,
                Bound.atMost(1.5));
    }

    private static byte[] first(Stock stock) {
        return Wire.get(path(stock), stock.token());
    }

    private static byte[] last(Stock stock, int stored) {
        Instant start = Instant.ofEpochSecond(Stock.startSecond(stored - PAGE));
        return Wire.get(path(stock) + "&fromTime=" + WireTime.format(start), stock.token());
    }

    private static String path(Stock stock) {
        return WirePaths.V1 + "/archive/recordings?accountKey=" + stock.account();
    }

    /** Asks for this page, and looks once whether it is the one that begins with this recording. */
    private static Calls page(Wire wire, byte[] request, int first) {
        requireFull(wire.answer(request), first);
        return new Calls(() -> wire.answer(request));
    }

    private static void requireFull(byte[] answer, int first) {
        try {
            JsonNode page = JSON.readTree(answer);
            for (String list : List.of("readyForTranscode", "readyForDownload")) {
                if (page.path(list).size() != AvailableRecordings.LIMIT) {
                    throw new IllegalStateException(
                            "%s is not full: %d".formatted(list, page.path(list).size()));
                }
            }
            long begins = page.path("readyForTranscode").path(0).asLong();
            if (begins != Stock.recordingId(first)) {
                throw new IllegalStateException("The page begins with %d, not with %d".formatted(begins, first));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
