package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/adr/0018: a node of the version before must go on working beside whoever has migrated. */
@DisplayName("A migration of PostgreSQL only adds")
class ExpandFirstTest {
    /** What takes something away from a node that doesn't know of it, or forbids what it does. */
    private static final List<Pattern> CONTRACTING = Stream.of(
                    "\\bdrop\\b",
                    "\\brename\\b",
                    "\\bset not null\\b",
                    "\\btruncate\\b",
                    "\\bdelete from\\b",
                    "\\balter (column )?\\w+ (set data )?type\\b",
                    "\\badd (constraint|check|unique|primary|foreign|exclude)\\b",
                    "\\badd column (if not exists )?(?=[^,;]*\\bnot null\\b)(?![^,;]*\\bdefault\\b)[^,;]*")
            .map(Pattern::compile)
            .toList();

    /** Stands on the line before a statement that is meant to, once no older node can be running. */
    private static final Pattern ALLOWED = Pattern.compile("(?m)^-- contract\\b.*\\R[^;]*;");

    private static List<String> contractions(String migration) {
        String expanding = ALLOWED.matcher(migration)
                .replaceAll("")
                .replaceAll("--.*", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        return CONTRACTING.stream()
                .filter(pattern -> pattern.matcher(expanding).find())
                .map(Pattern::pattern)
                .toList();
    }

    @Test
    @DisplayName("unless a statement is marked as one that contracts")
    void onlyAdds() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(
                        ExpandFirstTest.class.getClassLoader().getResource(Dialect.POSTGRESQL.migrations()))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(contractions(Files.readString(file)))
                            .as(file.getFileName().toString())
                            .isEmpty());
        }
    }

    @Test
    @DisplayName("which would be noticed")
    void noticed() {
        for (String wrong : List.of(
                "DROP TABLE session;",
                "ALTER TABLE session DROP COLUMN notes;",
                "ALTER TABLE session\n  RENAME COLUMN notes TO remarks;",
                "ALTER TABLE session ALTER COLUMN notes SET\n NOT NULL;",
                "ALTER TABLE session ALTER COLUMN version TYPE INTEGER;",
                "ALTER TABLE session ADD CONSTRAINT short CHECK (length(notes) < 9);",
                "ALTER TABLE session ADD COLUMN place TEXT NOT NULL;",
                "-- contract: nobody reads it\nDROP INDEX a;\nDROP INDEX b;")) {
            assertThat(contractions(wrong)).as(wrong).isNotEmpty();
        }
        for (String right : List.of(
                "CREATE TABLE place (name TEXT NOT NULL);",
                "ALTER TABLE session ADD COLUMN place TEXT NOT NULL DEFAULT '', ADD COLUMN room TEXT;",
                "-- We drop nothing here.\nCREATE INDEX a ON session (notes);",
                "-- contract: 0.3 no longer reads it\nALTER TABLE session\n  DROP COLUMN notes;")) {
            assertThat(contractions(right)).as(right).isEmpty();
        }
    }
}
