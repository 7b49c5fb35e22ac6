package dev.deskside.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The index of the decisions. {@code -Ddeskside.docs=write} writes it anew, as {@link LinksTest} does with lines. */
final class DecisionsTest {
    private static final Path DECISIONS = Repository.ROOT.resolve("docs/adr");
    private static final String FIRST = "- [";

    @Test
    @DisplayName("the index of decisions names each of them once, in order, by its title")
    void index() throws IOException {
        Path index = DECISIONS.resolve("README.md");
        String text = Files.readString(index);
        String entries = String.join("\n", entries()) + "\n";
        if ("write".equals(System.getProperty("deskside.docs"))) {
            text = text.substring(0, text.indexOf(FIRST)) + entries;
            Files.writeString(index, text);
        }

        assertThat(text.substring(text.indexOf(FIRST)))
                .as("docs/adr/README.md; -Ddeskside.docs=write writes it anew")
                .isEqualTo(entries);
    }

    @Test
    @DisplayName("no two decisions have one number")
    void numbers() throws IOException {
        assertThat(entries())
                .extracting(entry -> entry.substring(0, entry.indexOf('.')))
                .doesNotHaveDuplicates();
    }

    private static List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .map(DecisionsTest::entry)
                    .toList();
        }
    }

    /** The number of the file and that of the title are the same. */
    private static String entry(String name) {
        String title;
        try (Stream<String> lines = Files.lines(DECISIONS.resolve(name))) {
            title = lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int number = Integer.parseInt(name.substring(0, 4));
        String begin = "# %d. ".formatted(number);
        assertThat(title).as(name).startsWith(begin);
        return "- [%d. %s](%s)".formatted(number, title.substring(begin.length()), name);
    }
}
