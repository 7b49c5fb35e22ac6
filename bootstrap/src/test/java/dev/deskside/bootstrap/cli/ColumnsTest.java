package dev.deskside.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "Ada, 3", "Zoë, 3", "Zoe\u0308, 3", "株式会社, 8", "한국, 4", "🛠x, 3", "😀, 2", "ﾊﾝ, 2", "ＡＢ, 4"})
    @DisplayName("wide characters take two columns, combining marks none")
    void columns(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, 12, Ada Lovelace",
        "Ada Lovelace, 11, Ada Lovela…",
        "Ada Lovelace, 1, …",
        "Ada Lovelace, 0, ''",
        "株式会社, 7, 株式会…",
        "株式会社, 6, 株式…",
        "Zoe\u0308y, 4, Zoe\u0308y",
        "Zoe\u0308yx, 4, Zoe\u0308…"
    })
    @DisplayName("a cut text fits, and never ends in half a character")
    void cut(String text, int most, String kept) {
        assertThat(Columns.cut(text, most)).isEqualTo(kept);
        assertThat(Columns.of(kept)).isLessThanOrEqualTo(most);
    }

    @Test
    @DisplayName("what a terminal would act on is shown as blanks")
    void printable() {
        assertThat(Columns.printable("a\u001b[2Jb\nc\td\u202Ee\u2028f\u0000")).isEqualTo("a [2Jb c d e f");
        assertThat(Columns.printable("👩\u200D🔧"))
                .as("a joiner holds an emoji together")
                .isEqualTo("👩\u200D🔧");
    }
}
