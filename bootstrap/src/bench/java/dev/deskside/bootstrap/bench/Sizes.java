package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much is stored, and how long is measured. Each is a system property; {@code -Dbench.smoke=true} makes all of them
 * small, for a run that only shows that everything works.
 *
 * @param sessions stored sessions, {@code bench.sessions}
 * @param fewRecordings stored recordings that a page is compared with, {@code bench.recordings.few}
 * @param manyRecordings stored recordings, {@code bench.recordings.many}
 * @param rounds how often each side is measured, {@code bench.rounds}
 * @param warmUp how much each side runs before the first round, {@code bench.warmup.millis} at least and three times as
 *     long at most, {@code bench.warmup.calls}
 * @param round how long one side of a round takes, {@code bench.round.millis}
 * @param strict whether a bound that is missed fails the run, {@code bench.strict}
 */
record Sizes(
        int sessions,
        int fewRecordings,
        int manyRecordings,
        int rounds,
        WarmUp warmUp,
        Duration round,
        boolean strict) {
    private static final String PREFIX = "bench.";
    private static final Set<String> KNOWN = Set.of(
            "bench.smoke",
            "bench.strict",
            "bench.sessions",
            "bench.recordings.few",
            "bench.recordings.many",
            "bench.rounds",
            "bench.warmup.millis",
            "bench.warmup.calls",
            "bench.round.millis");

    /** What these properties say. An unknown one fails: a misspelt size would quietly measure something else. */
    static Sizes of(Properties properties) {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeIf(name -> !name.startsWith(PREFIX) || KNOWN.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown sizes %s; there are %s.".formatted(unknown, new TreeSet<>(KNOWN)));
        }
        boolean smoke = Boolean.parseBoolean(properties.getProperty("bench.smoke"));
        return new Sizes(
                number(properties, "bench.sessions", smoke ? 10_000 : 1_000_000),
                number(properties, "bench.recordings.few", smoke ? 2_000 : 10_000),
                number(properties, "bench.recordings.many", smoke ? 20_000 : 1_000_000),
                number(properties, "bench.rounds", smoke ? 3 : 5),
                warmUp(properties, smoke),
                Duration.ofMillis(number(properties, "bench.round.millis", smoke ? 300 : 3_000)),
                Boolean.parseBoolean(properties.getProperty("bench.strict")));
    }

    private static WarmUp warmUp(Properties properties, boolean smoke) {
        Duration least = Duration.ofMillis(number(properties, "bench.warmup.millis", smoke ? 500 : 10_000));
        return new WarmUp(least, number(properties, "bench.warmup.calls", smoke ? 200 : 20_000), least.multipliedBy(3));
    }

    private static int number(Properties properties, String name, int otherwise) {
        return Integer.parseInt(properties.getProperty(name, Integer.toString(otherwise)));
    }
}
