package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Reads the settings from where they may be said: the command line before the environment before a properties file. A
 * name that nobody knows fails, and is told the nearest one: a misspelt setting would otherwise be a default unnoticed.
 */
public final class SettingsReader {
    /** Names the properties file in the environment. */
    public static final String CONFIG_VARIABLE = "DESKSIDE_CONFIG";

    private final Map<Setting, String> said = new EnumMap<>(Setting.class);

    private SettingsReader() {}

    /**
     * Reads the settings.
     *
     * @param commandLine what was said there
     * @param environment all of it; what doesn't begin with {@code DESKSIDE_} is not ours
     * @param config the properties file, if the command line names one
     */
    public static Settings read(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        return all(commandLine, environment, config).settings();
    }

    /**
     * Reads where the commands call, from the same places.
     *
     * @param commandLine what was said there
     * @param environment all of it; what doesn't begin with {@code DESKSIDE_} is not ours
     * @param config the properties file, if the command line names one
     */
    public static RemoteServer readServer(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        SettingsReader reader = all(commandLine, environment, config);
        return new RemoteServer(
                reader.text(Setting.SERVER)
                        .map(text -> url(Setting.SERVER, text))
                        .orElse(RemoteServer.DEFAULT_URL),
                reader.secret(Setting.TOKEN, Setting.TOKEN_FILE));
    }

    private static SettingsReader all(
            Map<Setting, String> commandLine, Map<String, String> environment, Optional<Path> config) {
        SettingsReader reader = new SettingsReader();
        config.or(() -> Optional.ofNullable(environment.get(CONFIG_VARIABLE)).map(text -> path("config", text)))
                .ifPresent(reader::addFile);
        reader.addEnvironment(environment);
        commandLine.forEach(reader::say);
        return reader;
    }

    /** The token and the file with the token are two ways to say the same: the one said nearer to the start wins. */
    private void say(Setting setting, String value) {
        switch (setting) {
            case UPSTREAM_TOKEN -> said.remove(Setting.UPSTREAM_TOKEN_FILE);
            case UPSTREAM_TOKEN_FILE -> said.remove(Setting.UPSTREAM_TOKEN);
            case TOKEN -> said.remove(Setting.TOKEN_FILE);
            case TOKEN_FILE -> said.remove(Setting.TOKEN);
            default -> {
                // Each of the others is said in one way.
            }
        }
        said.put(setting, value);
    }

    private void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw DesksideException.invalid(
                    "config", "names %s, which can't be read as a properties file".formatted(file));
        }
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(key, file.toString(), Setting::key));
            setting.fileInstead().ifPresent(instead -> {
                throw DesksideException.invalid(
                        key,
                        "must not stand in %s: put it into the environment as %s, or into a file of its own named by %s"
                                .formatted(file, setting.variable(), instead.key()));
            });
            say(setting, properties.getProperty(key).strip());
        }
    }

    private void addEnvironment(Map<String, String> environment) {
        environment.forEach((variable, value) -> {
            if (variable.startsWith("DESKSIDE_") && !variable.equals(CONFIG_VARIABLE)) {
                say(
                        Setting.ofVariable(variable)
                                .orElseThrow(() -> unknown(variable, "the environment", Setting::variable)),
                        value);
            }
        });
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
        Settings defaults = Settings.defaults();
        return new Settings(
                text(Setting.HOST).orElse(defaults.host()),
                text(Setting.PORT).map(SettingsReader::port).orElse(defaults.port()),
                text(Setting.DATA).map(text -> path(Setting.DATA.key(), text)).orElse(defaults.data()),
                provider(),
                text(Setting.PUBLIC_URL).map(text -> url(Setting.PUBLIC_URL, text)),
                text(Setting.SERVER_KEY_FILE).map(text -> path(Setting.SERVER_KEY_FILE.key(), text)),
                text(Setting.DEMO).map(SettingsReader::yesOrNo).orElse(false));
    }

    private Provider provider() {
        String name = text(Setting.PROVIDER).orElse("hosted");
        return switch (name) {
            case "hosted" -> {
                for (Setting gateways : List.of(Setting.UPSTREAM, Setting.UPSTREAM_TOKEN_FILE)) {
                    if (text(gateways).isPresent()) {
                        throw DesksideException.invalid(
                                gateways.key(), "goes with provider gotoassist only; the provider is hosted");
                    }
                }
                yield new Provider.Hosted();
            }
            case "gotoassist" ->
                new Provider.GoToAssist(
                        text(Setting.UPSTREAM)
                                .map(text -> url(Setting.UPSTREAM, text))
                                .orElseThrow(() -> DesksideException.invalid(
                                        Setting.UPSTREAM.key(),
                                        "is missing: provider gotoassist needs the base URL of the server behind it")),
                        secret(Setting.UPSTREAM_TOKEN, Setting.UPSTREAM_TOKEN_FILE));
            default ->
                throw DesksideException.invalid(
                        Setting.PROVIDER.key(), "is '%s'; it must be hosted or gotoassist".formatted(name));
        };
    }

    private Secret secret(Setting value, Setting file) {
        String token = text(file)
                .map(name -> content(file, path(file.key(), name)))
                .or(() -> text(value))
                .orElseThrow(() -> DesksideException.invalid(
                        file.key(),
                        "is missing: name a file with the access token, or put the token into %s"
                                .formatted(value.variable())));
        if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw DesksideException.invalid(
                    value.key(), "is not an access token: it must be letters, digits and -._~+/ with any = at its end");
        }
        return new Secret(token);
    }

    private static String content(Setting setting, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw DesksideException.invalid(setting.key(), "names %s, which can't be read".formatted(file));
        }
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

    private static Path path(String field, String text) {
        try {
            return Path.of(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(field, "is '%s', which is no path".formatted(text));
        }
    }

    private static URI url(Setting setting, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(setting.key(), "must be an absolute http or https URL");
        }
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw DesksideException.invalid(
                        Setting.DEMO.key(), "is '%s'; it must be true or false".formatted(text));
        };
    }
}
