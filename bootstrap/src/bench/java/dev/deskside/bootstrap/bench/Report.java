package dev.deskside.bootstrap.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a table, in plain text that is Markdown too. */
record Report(Sizes sizes, List<Figure> figures) {
    List<Figure> missed() {
        return figures.stream().filter(figure -> !figure.meetsItsBound()).toList();
    }

    @Override
    public String toString() {
        return machine()
                + stored()
                + System.lineSeparator()
                + row("ours beside its floor", "unit", "floor", "ours", "ratio", "rounds", "bound", "")
                + row("---", "---", "--:", "--:", "--:", "--:", "---", "---")
                + figures.stream().map(Report::row).collect(Collectors.joining());
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, %d GiB, Java %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                gibibytes(),
                System.getProperty("java.runtime.version"));
    }

    private static long gibibytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 30
                : 0;
    }

    private String stored() {
        return String.format(
                Locale.ROOT,
                "%,d sessions, %,d and %,d recordings; medians of %d rounds of %d ms for each side%n",
                sizes.sessions(),
                sizes.fewRecordings(),
                sizes.manyRecordings(),
                sizes.rounds(),
                sizes.round().toMillis());
    }

    private static String row(Figure figure) {
        String verdict = figure.bound() == Bound.NONE ? "" : figure.meetsItsBound() ? "met" : "MISSED";
        return row(
                figure.name(),
                figure.unit(),
                number(figure.floor().median()),
                number(figure.ours().median()),
                String.format(Locale.ROOT, "%.2f", figure.ratio()),
                String.format(
                        Locale.ROOT,
                        "%.2f-%.2f",
                        figure.ratios().least(),
                        figure.ratios().most()),
                figure.bound().toString(),
                verdict);
    }

    private static String row(
            String name,
            String unit,
            String floor,
            String ours,
            String ratio,
            String rounds,
            String bound,
            String verdict) {
        return String.format(
                Locale.ROOT,
                "| %-70s | %-4s | %9s | %9s | %5s | %-10s | %-6s | %-6s |%n",
                name,
                unit,
                floor,
                ours,
                ratio,
                rounds,
                bound,
                verdict);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
