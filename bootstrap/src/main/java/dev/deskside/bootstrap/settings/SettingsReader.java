package dev.deskside.bootstrap.settings;

import dev.deskside.application.retention.RetentionPolicy;
import dev.deskside.domain.DesksideException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads the settings from where they may be said: the command line before the environment before a properties file. A
 * name that nobody knows fails, and is told the nearest one: a misspelt setting would otherwise be a default unnoticed.
 */
public final class SettingsReader {
    /** Names the properties file in the environment. */
    public static final String CONFIG_VARIABLE = "DESKSIDE_CONFIG";

    private final Map<Setting, String> said = new EnumMap<>(Setting.class);
    private final Optional<String> adapter;
    private final List<Provider.Adapter.Said> saidOfAdapter = new ArrayList<>();

    private SettingsReader(Optional<String> adapter) {
        this.adapter = adapter;
    }

    /**
     * Reads the settings.
     *
     * @param commandLine what was said there
     * @param environment all of it; what doesn't begin with {@code DESKSIDE_} is not ours
     * @param config the properties file, if the command line names one
     * @return the settings
     */
    public static Settings read(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        return read(commandLine, Map.of(), environment, config);
    }

    /**
     * Reads the settings, and with them those of an adapter.
     *
     * @param commandLine what was said there
     * @param adapterSettings what was said there of the adapter's settings, by its own names for them
     * @param environment all of it; what doesn't begin with {@code DESKSIDE_} is not ours
     * @param config the properties file, if the command line names one
     * @return the settings
     */
    public static Settings read(
            Map<Setting, String> commandLine,
            Map<String, String> adapterSettings,
            Map<String, String> environment,
            Optional<Path> config) {
        SettingsReader reader = all(commandLine, environment, config);
        adapterSettings.forEach((name, value) ->
                reader.saidOfAdapter.add(new Provider.Adapter.Said(name, value, Provider.Adapter.Origin.COMMAND_LINE)));
        return reader.settings();
    }

    /**
     * Reads where the commands call, from the same places.
     *
     * @param commandLine what was said there
     * @param environment all of it; what doesn't begin with {@code DESKSIDE_} is not ours
     * @param config the properties file, if the command line names one
     * @return the server
     */
    public static RemoteServer readServer(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        return new UpstreamReader(all(commandLine, environment, config)::text).server();
    }

    private static SettingsReader all(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        Optional<Path> file = config.or(
                () -> Optional.ofNullable(environment.get(CONFIG_VARIABLE)).map(text -> path("config", text)));
        Optional<Properties> properties = file.map(SettingsReader::load);
        // Which names there are depends on the provider, so that is read before all else.
        Optional<String> provider = Optional.ofNullable(commandLine.get(Setting.PROVIDER))
                .or(() -> Optional.ofNullable(environment.get(Setting.PROVIDER.variable())))
                .or(() -> properties
                        .map(said -> said.getProperty(Setting.PROVIDER.key()))
                        .map(String::strip))
                .filter(name -> !name.isEmpty() && !Provider.OWN_NAMES.contains(name));
        SettingsReader reader = new SettingsReader(provider);
        properties.ifPresent(said -> reader.addFile(file.orElseThrow(), said));
        reader.addEnvironment(environment);
        commandLine.forEach(reader::say);
        return reader;
    }

    /** A secret and the file with it are two ways to say the same: the one said nearer to the start wins. */
    private void say(Setting setting, String value) {
        if (setting.isSecret()) {
            said.remove(setting.file());
        }
        said.keySet().removeIf(other -> other.isSecret() && other.file() == setting);
        said.put(setting, value);
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw DesksideException.invalid(
                    "config", "names %s, which can't be read as a properties file".formatted(file));
        }
    }

    private void addFile(Path file, Properties properties) {
        for (String key : properties.stringPropertyNames()) {
            if (isOfAdapter(key, Setting.ofKey(key), Provider.Adapter::keyPrefix)) {
                String name = key.substring(
                        adapter.map(Provider.Adapter::keyPrefix).orElseThrow().length());
                saidOfAdapter.add(new Provider.Adapter.Said(
                        name, properties.getProperty(key).strip(), Provider.Adapter.Origin.FILE));
                continue;
            }
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(key, file.toString(), Setting::key));
            if (setting.isSecret()) {
                throw DesksideException.invalid(
                        key,
                        "must not stand in %s: put it into the environment as %s, or into a file of its own named by %s"
                                .formatted(
                                        file, setting.variable(), setting.file().key()));
            }
            say(setting, properties.getProperty(key).strip());
        }
    }

    private void addEnvironment(Map<String, String> environment) {
        environment.forEach((variable, value) -> {
            if (isOfAdapter(variable, Setting.ofVariable(variable), Provider.Adapter::variablePrefix)) {
                String name = variable.substring(adapter.map(Provider.Adapter::variablePrefix)
                        .orElseThrow()
                        .length());
                saidOfAdapter.add(new Provider.Adapter.Said(
                        name.toLowerCase(Locale.ROOT).replace('_', '-'), value, Provider.Adapter.Origin.ENVIRONMENT));
            } else if (variable.startsWith("DESKSIDE_") && !variable.equals(CONFIG_VARIABLE)) {
                say(
                        Setting.ofVariable(variable)
                                .orElseThrow(() -> unknown(variable, "the environment", Setting::variable)),
                        value);
            }
        });
    }

    private boolean isOfAdapter(String written, Optional<Setting> own, UnaryOperator<String> prefix) {
        return own.isEmpty() && adapter.map(prefix).filter(written::startsWith).isPresent();
    }

    private static DesksideException unknown(String name, String where, Function<Setting, String> spelling) {
        return DesksideException.invalid(
                name,
                "in %s is no setting; the nearest is %s"
                        .formatted(
                                where,
                                Nearest.to(name, Arrays.stream(Setting.values()).map(spelling))));
    }

    private Settings settings() {
        Settings.Builder settings = Settings.builder()
                .provider(provider())
                .callbacks(new CallbackReader(this::text).callbacks())
                .demo(yesOrNo(Setting.DEMO))
                .tokenInQuery(yesOrNo(Setting.TOKEN_IN_QUERY))
                .following(new FollowingReader(this::text).following())
                .operation(new OperationReader(this::text).operation());
        text(Setting.HOST).ifPresent(settings::host);
        text(Setting.PORT).map(SettingsReader::port).ifPresent(settings::port);
        text(Setting.DATA).map(text -> path(Setting.DATA.key(), text)).ifPresent(settings::data);
        database().ifPresent(settings::database);
        text(Setting.PUBLIC_URL).map(text -> url(Setting.PUBLIC_URL, text)).ifPresent(settings::publicUrl);
        text(Setting.SERVER_KEY_FILE)
                .map(text -> path(Setting.SERVER_KEY_FILE.key(), text))
                .ifPresent(settings::serverKeyFile);
        settings.retention(retention());
        new TracesReader(this::text).traces().ifPresent(settings::traces);
        return settings.build();
    }

    /** Recordings are kept as long as sessions are, where nothing else is said. */
    private RetentionPolicy retention() {
        Duration sessions = days(Setting.RETENTION_SESSIONS).orElse(RetentionPolicy.DEFAULT.sessions());
        return new RetentionPolicy(
                sessions,
                days(Setting.RETENTION_RECORDINGS).orElse(sessions),
                days(Setting.RETENTION_CALLBACKS).orElse(RetentionPolicy.DEFAULT.callbacks()));
    }

    private Optional<Duration> days(Setting setting) {
        return text(setting).map(text -> {
            if (!text.matches("[0-9]{1,6}d")) {
                throw DesksideException.invalid(
                        setting.key(), "is '%s'; it must be a number of days, such as 400d".formatted(text));
            }
            return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
        });
    }

    private Optional<DatabaseServer> database() {
        Optional<String> url = text(Setting.DATABASE);
        if (url.isEmpty()) {
            // A password in the environment may be there for another program's database.
            Stream.of(Setting.DATABASE_USER, Setting.DATABASE_PASSWORD_FILE)
                    .filter(setting -> text(setting).isPresent())
                    .findFirst()
                    .ifPresent(setting -> {
                        throw DesksideException.invalid(
                                setting.key(), "goes with %s, which is missing".formatted(Setting.DATABASE.key()));
                    });
            return Optional.empty();
        }
        return Optional.of(new DatabaseServer(
                url.get(),
                text(Setting.DATABASE_USER),
                new UpstreamReader(this::text).secret(Setting.DATABASE_PASSWORD).map(Secret::new)));
    }

    private Provider provider() {
        String name = text(Setting.PROVIDER).orElse("hosted");
        if (adapter.isEmpty()) {
            refuseSettingsOfAdapters(name);
        }
        return switch (name) {
            case "hosted" -> {
                refuseSettingsOfUpstream(name);
                yield new Provider.Hosted();
            }
            case "gotoassist" -> new UpstreamReader(this::text).provider();
            default -> adapter(name);
        };
    }

    private Provider adapter(String name) {
        refuseSettingsOfUpstream(name);
        Path directory = text(Setting.ADAPTERS)
                .map(text -> path(Setting.ADAPTERS.key(), text))
                .orElseThrow(() -> DesksideException.invalid(
                        Setting.PROVIDER.key(),
                        "is '%s'; it must be hosted or gotoassist, or the name of an adapter in the directory that %s names"
                                .formatted(name, Setting.ADAPTERS.key())));
        return new Provider.Adapter(name, directory, nearestFirst());
    }

    /** One for each name and place, the place that wins first; of each plain setting that one alone is left. */
    private List<Provider.Adapter.Said> nearestFirst() {
        Map<String, Provider.Adapter.Said> byName = new LinkedHashMap<>();
        saidOfAdapter.stream()
                .sorted(Comparator.comparing(Provider.Adapter.Said::origin).thenComparing(Provider.Adapter.Said::name))
                .forEach(each -> byName.putIfAbsent(each.name(), each));
        return List.copyOf(byName.values());
    }

    private void refuseSettingsOfAdapters(String provider) {
        text(Setting.ADAPTERS).ifPresent(directory -> {
            throw DesksideException.invalid(
                    Setting.ADAPTERS.key(), "goes with a provider in it; the provider is " + provider);
        });
        saidOfAdapter.stream().findFirst().ifPresent(said -> {
            throw DesksideException.invalid(
                    said.origin().written("", said.name()),
                    "goes with a provider from an adapter; the provider is " + provider);
        });
    }

    private void refuseSettingsOfUpstream(String provider) {
        said.keySet().stream()
                // A secret in the environment may be there for another server.
                .filter(setting -> setting.isOfUpstream() && !setting.isSecret())
                .filter(setting -> text(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw DesksideException.invalid(
                            setting.key(), "goes with provider gotoassist only; the provider is " + provider);
                });
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(said.get(setting)).filter(value -> !value.isEmpty());
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DesksideException.invalid(
                    Setting.PORT.key(), "is '%s'; it must be a whole number from 0 to 65535".formatted(text));
        }
    }

    static Path path(String field, String text) {
        try {
            return Path.of(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(field, "is '%s', which is no path".formatted(text));
        }
    }

    static URI url(Setting setting, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(setting.key(), "must be an absolute http or https URL");
        }
    }

    private boolean yesOrNo(Setting setting) {
        String text = text(setting).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw DesksideException.invalid(setting.key(), "is '%s'; it must be true or false".formatted(text));
        };
    }
}
