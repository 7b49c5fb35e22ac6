package dev.deskside.bootstrap.observe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus's text format, 0.0.4, read as strictly as its own reader does, and with the conventions that promtool
 * checks. Whatever is wrong is an AssertionError.
 */
public final class PrometheusText {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern SAMPLE =
            Pattern.compile("(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?<labels>.*)})? (?<value>\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=\"(?<value>(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private PrometheusText() {}

    /** One line with a value. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** Reads all of it. */
    public static PrometheusText parse(String text) {
        PrometheusText parsed = new PrometheusText();
        check(text.endsWith("\n"), "it ends in the middle of a line");
        String family = "";
        Set<String> seen = new HashSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                String[] words = line.split(" ", 4);
                check(words.length == 4 && NAME.matcher(words[2]).matches(), line);
                if (words[1].equals("HELP")) {
                    family = words[2];
                    check(seen.add(family), "twice: " + line);
                } else {
                    check(words[1].equals("TYPE") && words[2].equals(family) && TYPES.contains(words[3]), line);
                    check(parsed.types.put(family, words[3]) == null, "twice: " + line);
                }
            } else {
                Sample sample = sample(line);
                check(belongs(sample, family, parsed.types.getOrDefault(family, "none")), family + ": " + line);
                check(
                        parsed.samples.stream()
                                .noneMatch(other -> other.name().equals(sample.name())
                                        && other.labels().equals(sample.labels())),
                        "twice: " + line);
                parsed.samples.add(sample);
            }
        }
        parsed.checkHistograms();
        return parsed;
    }

    private static boolean belongs(Sample sample, String family, String type) {
        return switch (type) {
            case "counter" -> sample.name().equals(family) && family.endsWith("_total") && sample.value() >= 0;
            case "histogram" -> isPart(sample, family, family + "_bucket", "le");
            case "summary" -> isPart(sample, family, family, "quantile");
            case "gauge", "untyped" -> sample.name().equals(family);
            default -> false;
        };
    }

    private static boolean isPart(Sample sample, String family, String name, String label) {
        return (sample.name().equals(name) && sample.labels().containsKey(label))
                || Set.of(family + "_count", family + "_sum").contains(sample.name());
    }

    private static Sample sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        check(matcher.matches(), line);
        Map<String, String> labels = new TreeMap<>();
        String text = matcher.group("labels") == null ? "" : matcher.group("labels");
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            check(label.find(end) && label.start() == end, line);
            check(labels.put(label.group("name"), label.group("value")) == null, line);
            end = label.end();
        }
        return new Sample(matcher.group("name"), labels, value(matcher.group("value")));
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Buckets grow, and the last one holds all. */
    private void checkHistograms() {
        Map<String, TreeMap<Double, Double>> buckets = new TreeMap<>();
        for (Sample sample : samples) {
            if (sample.labels().containsKey("le")) {
                buckets.computeIfAbsent(series(sample, "_bucket"), key -> new TreeMap<>())
                        .put(value(sample.labels().get("le")), sample.value());
            }
        }
        buckets.forEach((series, counts) -> {
            double before = 0;
            for (double count : counts.values()) {
                check(count >= before, "buckets shrink: " + series);
                before = count;
            }
            check(counts.lastKey().isInfinite(), "no +Inf: " + series);
            double all = before;
            check(
                    samples.stream()
                            .anyMatch(sample -> sample.name().endsWith("_count")
                                    && series(sample, "_count").equals(series)
                                    && sample.value() == all),
                    "the count isn't that of the last bucket: " + series);
        });
    }

    private static String series(Sample sample, String suffix) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        labels.remove("le");
        return sample.name().substring(0, sample.name().length() - suffix.length()) + labels;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not Prometheus's text format: " + what);
        }
    }

    /** The type of each metric. */
    public Map<String, String> types() {
        return types;
    }

    /** Every line with a value. */
    public List<Sample> samples() {
        return samples;
    }

    /** The sum of the values with this name and at least these labels, in pairs; NaN where there is none. */
    public double value(String name, String... labels) {
        List<Sample> found = samples.stream()
                .filter(sample -> sample.name().equals(name) && has(sample, labels))
                .toList();
        return found.isEmpty()
                ? Double.NaN
                : found.stream().mapToDouble(Sample::value).sum();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
