package dev.deskside.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints the report. It fails where something doesn't work, and, with {@code -Dbench.strict=true}, where a bound is
 * missed; how much is stored and measured is in {@link Sizes}.
 */
class FirstFigures {
    /** Beside the other things that a build makes, on a real disk: a temporary folder may be in memory. */
    private static final Path FOLDER = Path.of("target", "bench");

    @Test
    void report() throws IOException {
        Sizes sizes = Sizes.of(System.getProperties());
        clear();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(new GetSession(sizes, FOLDER).measure());
        figures.addAll(new PostSession(sizes, FOLDER).measure());
        figures.addAll(new RecordingPages(sizes, FOLDER).measure());
        figures.addAll(new FindSession(sizes, FOLDER).measure());
        figures.addAll(new Start(sizes, FOLDER).measure());
        Report report = new Report(sizes, figures);
        System.out.println(report);
        if (sizes.strict()) {
            assertThat(report.missed()).as("bounds that are missed").isEmpty();
        }
    }

    private static void clear() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
