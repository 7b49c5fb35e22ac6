package dev.deskside.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final String ID = "e3b0c442-98fc-1c14-9afb-f4c8996fb924";

    @Test
    @DisplayName("where there is room, columns are aligned and nothing is cut")
    void aligned() {
        assertThat(print(people(), OptionalInt.of(200)))
                .containsExactly(
                        "NAME                   ID",
                        "Ada                    1",
                        "株式会社 サポート      22",
                        "Augusta Ada King-Noel  " + ID,
                        "                       4");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 20, 40, 50, 60, 80})
    @DisplayName("no line is wider than the terminal")
    void fits(int width) {
        assertThat(print(people(), OptionalInt.of(width)))
                .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    @DisplayName("names are cut before ids are")
    void idsAreCutLast() {
        List<String> lines = print(people(), OptionalInt.of(50));
        assertThat(lines).element(3).asString().isEqualTo("Augusta Ada…  " + ID);
        assertThat(print(people(), OptionalInt.of(20)))
                .element(3)
                .asString()
                .startsWith("Aug…  ")
                .endsWith("…");
    }

    @Test
    @DisplayName("where there is no terminal, cells are separated by tabs and nothing is cut")
    void piped() {
        assertThat(print(people(), OptionalInt.empty()))
                .containsExactly("NAME\tID", "Ada\t1", "株式会社 サポート\t22", "Augusta Ada King-Noel\t" + ID, "\t4");
    }

    @Test
    @DisplayName("a cell with a tab or a line feed is still one cell")
    void oneCell() {
        assertThat(print(Table.of("A", "B").row("x\ty", "z\nz"), OptionalInt.empty()))
                .containsExactly("A\tB", "x y\tz z");
    }

    @Test
    @DisplayName("headings stand alone where there are no rows")
    void empty() {
        assertThat(print(Table.of("A", "B"), OptionalInt.of(80))).containsExactly("A  B");
    }

    private static Table people() {
        return Table.of("NAME", "ID")
                .ids("ID")
                .row("Ada", "1")
                .row("株式会社 サポート", "22")
                .row("Augusta Ada King-Noel", ID)
                .row(null, "4");
    }

    private static List<String> print(Table table, OptionalInt width) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true), width);
        return text.toString().lines().toList();
    }
}
