package dev.deskside.bootstrap.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rows under headings. On a terminal the columns are aligned. Where a line would be wider than it, columns that can be
 * done without are left out, then the longest cells are cut; a column of ids, which are of no use without their ends,
 * is cut last. Anywhere else cells are separated by tabs, all columns are there and nothing is cut: so that {@code cut
 * -f} and {@code awk -F'\t'} find the same whatever the terminal.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 4;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    private record Column(String heading, Kind kind) {}

    private enum Kind {
        CUT_FIRST,
        CUT_LAST,
        LEFT_OUT
    }

    /** A table with these headings. */
    public static Table of(String... headings) {
        List<Column> columns = new ArrayList<>();
        for (String heading : headings) {
            columns.add(new Column(heading, Kind.CUT_FIRST));
        }
        return new Table(columns);
    }

    /** The columns with these headings hold ids, or something as short as that. */
    public Table ids(String... headings) {
        return mark(Kind.CUT_LAST, headings);
    }

    /** The columns with these headings can be done without; the last of them goes first. */
    public Table optional(String... headings) {
        return mark(Kind.LEFT_OUT, headings);
    }

    /** A row; as many cells as there are headings, null for what isn't known. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + columns.size() + " headings");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : Columns.printable(cell))
                .toList());
        return this;
    }

    /** Writes it; {@code terminal} is the width of the terminal, absent where the output is none. */
    public void print(PrintWriter out, OptionalInt terminal) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::heading).toList());
        lines.addAll(rows);
        if (terminal.isEmpty()) {
            lines.forEach(cells -> out.print(String.join("\t", cells) + "\n"));
            return;
        }
        int[] widths = widths(lines);
        List<Integer> shown = shown(widths, terminal.getAsInt());
        shrink(widths, shown, terminal.getAsInt(), Kind.CUT_FIRST);
        shrink(widths, shown, terminal.getAsInt(), Kind.CUT_LAST);
        lines.forEach(cells -> out.print(aligned(cells, widths, shown) + "\n"));
    }

    private Table mark(Kind kind, String... headings) {
        List<String> marked = List.of(headings);
        columns.replaceAll(column -> marked.contains(column.heading()) ? new Column(column.heading(), kind) : column);
        return this;
    }

    private int[] widths(List<List<String>> lines) {
        int[] widths = new int[columns.size()];
        for (List<String> cells : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(cells.get(i)));
            }
        }
        return widths;
    }

    private List<Integer> shown(int[] widths, int terminal) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            shown.add(i);
        }
        for (int i = widths.length - 1; i >= 0 && width(widths, shown) > terminal; i--) {
            if (columns.get(i).kind() == Kind.LEFT_OUT) {
                shown.remove(Integer.valueOf(i));
            }
        }
        return shown;
    }

    /** Takes from the widest column until all fit, or until those of this kind are as narrow as they may be. */
    private void shrink(int[] widths, List<Integer> shown, int terminal, Kind kind) {
        while (width(widths, shown) > terminal) {
            int widest = -1;
            for (int i : shown) {
                boolean may = columns.get(i).kind() == kind && widths[i] > LEAST_WIDTH;
                if (may && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int width(int[] widths, List<Integer> shown) {
        return shown.stream().mapToInt(i -> widths[i]).sum() + GAP.length() * (shown.size() - 1);
    }

    private static String aligned(List<String> cells, int[] widths, List<Integer> shown) {
        StringBuilder line = new StringBuilder();
        for (int i : shown) {
            line.append(line.isEmpty() ? "" : GAP).append(Columns.pad(Columns.cut(cells.get(i), widths[i]), widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
