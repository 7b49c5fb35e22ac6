package dev.deskside.application.spi;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was said of an adapter's settings, and the fallbacks of those that weren't. Each look-up takes a name that the
 * factory lists among its {@link ProviderFactory#settings}; any other is a mistake in the adapter and fails with
 * {@link IllegalArgumentException}. A value that is not what it has to be fails with INVALID_VALUE, named as operators
 * write it.
 */
public final class AdapterSettings {
    private static final Pattern TIME = Pattern.compile("(?<count>\\d{1,7})(?<unit>ms|s|m|h)");

    private final String adapter;
    private final Map<String, AdapterSetting> taken;
    private final Map<String, String> said;

    private AdapterSettings(String adapter, Map<String, AdapterSetting> taken, Map<String, String> said) {
        this.adapter = adapter;
        this.taken = taken;
        this.said = said;
    }

    /**
     * The settings of what this factory opens. INVALID_VALUE where one is unknown, or a required one is missing or
     * empty.
     *
     * @param factory what makes the provider
     * @param said values by name, secrets among them; an empty one counts as not said
     * @return the settings
     */
    public static AdapterSettings of(ProviderFactory factory, Map<String, String> said) {
        Map<String, AdapterSetting> taken = new LinkedHashMap<>();
        List<AdapterSetting> settings = factory.settings();
        settings.forEach(setting -> taken.put(setting.name(), setting));
        Map<String, String> values = new TreeMap<>();
        said.forEach((name, value) -> {
            if (!taken.containsKey(name)) {
                throw DesksideException.invalid(
                        written(factory.name(), name),
                        "is no setting of this provider, which takes: " + String.join(", ", taken.keySet()));
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
        settings.forEach(setting -> {
            if (!values.containsKey(setting.name())) {
                if (setting.presence() == AdapterSetting.Presence.REQUIRED) {
                    throw DesksideException.invalid(
                            written(factory.name(), setting.name()),
                            "is missing: provider %s needs it. %s".formatted(factory.name(), setting.meaning()));
                }
                setting.fallback().ifPresent(fallback -> values.put(setting.name(), fallback));
            }
        });
        return new AdapterSettings(factory.name(), taken, values);
    }

    /**
     * {@return what was said, or its fallback}
     *
     * @param name its name
     */
    public Optional<String> find(String name) {
        if (!taken.containsKey(name)) {
            throw new IllegalArgumentException("The factory of %s lists no setting %s".formatted(adapter, name));
        }
        return Optional.ofNullable(said.get(name));
    }

    /**
     * {@return what was said of a setting that is required or has a fallback; INVALID_VALUE where there is nothing}
     *
     * @param name its name
     */
    public String text(String name) {
        return find(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    /**
     * {@return an absolute http or https URL with a host and without user information}
     *
     * @param name its name
     */
    public URI url(String name) {
        String text = text(name);
        try {
            return Check.webUrl(written(adapter, name), URI.create(text));
        } catch (IllegalArgumentException e) {
            throw invalid(name, "must be an absolute http or https URL");
        }
    }

    /**
     * {@return a time such as {@code 200ms}, {@code 10s}, {@code 5m} or {@code 1h}, within these bounds}
     *
     * @param name its name
     * @param shortest the shortest that it may be
     * @param longest the longest that it may be
     */
    public Duration time(String name, Duration shortest, Duration longest) {
        String text = text(name);
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            Duration duration = Duration.of(
                    Long.parseLong(time.group("count")),
                    switch (time.group("unit")) {
                        case "ms" -> ChronoUnit.MILLIS;
                        case "s" -> ChronoUnit.SECONDS;
                        case "m" -> ChronoUnit.MINUTES;
                        default -> ChronoUnit.HOURS;
                    });
            if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        }
        throw invalid(
                name,
                "is '%s'; it must be a time from %s to %s, such as 200ms, 10s or 5m"
                        .formatted(shown(name, text), inUnits(shortest), inUnits(longest)));
    }

    /**
     * {@return a whole number within these bounds}
     *
     * @param name its name
     * @param least the least that it may be
     * @param most the most that it may be
     */
    public int number(String name, int least, int most) {
        String text = text(name);
        if (text.matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw invalid(
                name, "is '%s'; it must be a whole number from %d to %d".formatted(shown(name, text), least, most));
    }

    /**
     * {@return {@code true} or {@code false}}
     *
     * @param name its name
     */
    public boolean isTrue(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw invalid(name, "is '%s'; it must be true or false".formatted(shown(name, text)));
        }
        return text.equals("true");
    }

    /**
     * {@return the failure of a value that the adapter itself finds wrong}
     *
     * @param name its name
     * @param problem what is wrong with it and what would be right, as the rest of a sentence that starts with the name
     */
    public DesksideException invalid(String name, String problem) {
        return DesksideException.invalid(written(adapter, name), problem);
    }

    /** What was said, but for the secrets. */
    @Override
    public String toString() {
        return said.entrySet().stream()
                .map(entry -> written(adapter, entry.getKey()) + "=" + shown(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "AdapterSettings[", "]"));
    }

    private String shown(String name, String value) {
        return taken.get(name).isSecret() ? "…" : value;
    }

    private static String written(String adapter, String name) {
        return adapter + "-" + name;
    }

    private static String inUnits(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
