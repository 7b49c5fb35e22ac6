package dev.deskside.bootstrap.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rows under headings. On a terminal the columns are aligned, and the longest cells are cut until a line fits; a column
 * of ids, which are of no use without their ends, is cut last. Anywhere else a cell ends with a tab and nothing is cut:
 * so that {@code cut -f} and {@code awk -F'\t'} find the same in every terminal.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_COLUMNS = 4;

    private final List<String> headings;
    private final boolean[] cutLast;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings, boolean[] cutLast) {
        this.headings = headings;
        this.cutLast = cutLast;
    }

    /** A table with these headings. */
    public static Table of(String... headings) {
        return new Table(List.of(headings), new boolean[headings.length]);
    }

    /** The column with this heading holds ids. */
    public Table ids(String heading) {
        cutLast[headings.indexOf(heading)] = true;
        return this;
    }

    /** A row; as many cells as there are headings, null for what isn't known. */
    public Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : Columns.printable(cell))
                .toList());
        return this;
    }

    /** Writes it; {@code width} is that of the terminal, absent where the output is none. */
    public void print(PrintWriter out, OptionalInt width) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(headings);
        lines.addAll(rows);
        if (width.isEmpty()) {
            lines.forEach(cells -> out.print(String.join("\t", cells) + "\n"));
            return;
        }
        int[] columns = fitted(lines, width.getAsInt());
        lines.forEach(cells -> out.print(aligned(cells, columns) + "\n"));
    }

    private int[] fitted(List<List<String>> lines, int width) {
        int[] columns = new int[headings.size()];
        for (List<String> cells : lines) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Math.max(columns[i], Columns.of(cells.get(i)));
            }
        }
        int room = width - GAP.length() * (columns.length - 1);
        shrink(columns, room, false);
        shrink(columns, room, true);
        return columns;
    }

    /** Takes a column from the widest until all fit, or until those that may be cut are as narrow as they may be. */
    private void shrink(int[] columns, int room, boolean ids) {
        while (Arrays.stream(columns).sum() > room) {
            int widest = -1;
            for (int i = 0; i < columns.length; i++) {
                boolean may = (ids || !cutLast[i]) && columns[i] > LEAST_COLUMNS;
                if (may && (widest < 0 || columns[i] > columns[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            columns[widest]--;
        }
    }

    private static String aligned(List<String> cells, int[] columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            line.append(i == 0 ? "" : GAP).append(Columns.pad(Columns.cut(cells.get(i), columns[i]), columns[i]));
        }
        return line.toString().stripTrailing();
    }
}
