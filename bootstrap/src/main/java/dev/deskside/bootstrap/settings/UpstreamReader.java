package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.http.client.Resilience;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is said of a server that is called: the one behind a gateway, and the one of the commands. */
final class UpstreamReader {
    private static final Pattern TIME = Pattern.compile("(?<count>\\d{1,7})(?<unit>ms|s|m|h)");
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Function<Setting, Optional<String>> said;

    UpstreamReader(Function<Setting, Optional<String>> said) {
        this.said = said;
    }

    Provider.GoToAssist provider() {
        URI upstream = text(Setting.UPSTREAM)
                .map(text -> SettingsReader.url(Setting.UPSTREAM, text))
                .orElseThrow(() -> DesksideException.invalid(
                        Setting.UPSTREAM.key(),
                        "is missing: provider gotoassist needs the base URL of the server behind it"));
        return new Provider.GoToAssist(upstream, credential(), patience());
    }

    RemoteServer server() {
        return new RemoteServer(
                text(Setting.SERVER)
                        .map(text -> SettingsReader.url(Setting.SERVER, text))
                        .orElse(RemoteServer.DEFAULT_URL),
                accessToken(Setting.TOKEN, secret(Setting.TOKEN)),
                new TracesReader(said).traces());
    }

    private Credential credential() {
        Optional<Path> refreshToken = text(Setting.UPSTREAM_REFRESH_TOKEN_FILE)
                .map(name -> SettingsReader.path(Setting.UPSTREAM_REFRESH_TOKEN_FILE.key(), name));
        Optional<String> personalToken = secret(Setting.UPSTREAM_PERSONAL_TOKEN);
        Optional<String> accessToken = secret(Setting.UPSTREAM_TOKEN);
        if (Stream.of(refreshToken, personalToken, accessToken)
                        .filter(Optional::isPresent)
                        .count()
                > 1) {
            throw DesksideException.invalid(
                    Setting.UPSTREAM_TOKEN_FILE.key(),
                    "is one of three credentials, of which one is to be given: an access token, a refresh token (%s), or a personal access token (%s)"
                            .formatted(
                                    Setting.UPSTREAM_REFRESH_TOKEN_FILE.key(),
                                    Setting.UPSTREAM_PERSONAL_TOKEN_FILE.key()));
        }
        if (refreshToken.isPresent()) {
            return new Credential.RefreshToken(client(), keeping(refreshToken.get()));
        }
        if (personalToken.isPresent()) {
            return new Credential.PersonalToken(client(), new Secret(personalToken.get()));
        }
        if (text(Setting.UPSTREAM_TOKEN_ENDPOINT).isPresent()) {
            throw DesksideException.invalid(
                    Setting.UPSTREAM_TOKEN_ENDPOINT.key(),
                    "needs a refresh token (%s) or a personal access token (%s)"
                            .formatted(
                                    Setting.UPSTREAM_REFRESH_TOKEN_FILE.key(),
                                    Setting.UPSTREAM_PERSONAL_TOKEN_FILE.key()));
        }
        return new Credential.AccessToken(accessToken(Setting.UPSTREAM_TOKEN, accessToken));
    }

    private static Secret accessToken(Setting setting, Optional<String> text) {
        String token = text.orElseThrow(() -> missing(setting, "the access token"));
        if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw DesksideException.invalid(
                    setting.key(),
                    "is not an access token: it must be letters, digits and -._~+/ with any = at its end");
        }
        return new Secret(token);
    }

    private Credential.Client client() {
        return new Credential.Client(
                text(Setting.UPSTREAM_TOKEN_ENDPOINT)
                        .map(text -> SettingsReader.url(Setting.UPSTREAM_TOKEN_ENDPOINT, text))
                        .orElseThrow(() -> DesksideException.invalid(
                                Setting.UPSTREAM_TOKEN_ENDPOINT.key(),
                                "is missing: it is where access tokens come from")),
                text(Setting.UPSTREAM_CLIENT_ID)
                        .orElseThrow(() -> DesksideException.invalid(
                                Setting.UPSTREAM_CLIENT_ID.key(),
                                "is missing: the token endpoint knows this gateway by it")),
                new Secret(secret(Setting.UPSTREAM_CLIENT_SECRET)
                        .orElseThrow(() -> missing(Setting.UPSTREAM_CLIENT_SECRET, "the client's secret"))));
    }

    /** Found out before a new token comes, which may be the only one that is then worth something. */
    private static Path keeping(Path file) {
        if (content(Setting.UPSTREAM_REFRESH_TOKEN_FILE, file).isEmpty()) {
            throw DesksideException.invalid(
                    Setting.UPSTREAM_REFRESH_TOKEN_FILE.key(), "names %s, which is empty".formatted(file));
        }
        if (!Files.isWritable(file.toAbsolutePath().getParent())) {
            throw DesksideException.invalid(
                    Setting.UPSTREAM_REFRESH_TOKEN_FILE.key(),
                    "names %s, in a directory that can't be written: a new refresh token has to be kept there"
                            .formatted(file));
        }
        return file;
    }

    Optional<String> secret(Setting setting) {
        Setting file = setting.file();
        return text(file)
                .map(name -> content(file, SettingsReader.path(file.key(), name)))
                .or(() -> text(setting));
    }

    private static String content(Setting setting, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw DesksideException.invalid(setting.key(), "names %s, which can't be read".formatted(file));
        }
    }

    private static DesksideException missing(Setting secret, String name) {
        return DesksideException.invalid(
                secret.file().key(),
                "is missing: name a file with %s, or put it into %s".formatted(name, secret.variable()));
    }

    private Patience patience() {
        Resilience.Builder resilience = Resilience.builder();
        count(Setting.UPSTREAM_ATTEMPTS, resilience::attempts);
        time(Setting.UPSTREAM_FIRST_DELAY).ifPresent(resilience::firstDelay);
        time(Setting.UPSTREAM_LONGEST_DELAY).ifPresent(resilience::longestDelay);
        time(Setting.UPSTREAM_DEADLINE).ifPresent(resilience::deadline);
        count(Setting.UPSTREAM_CONCURRENT_CALLS, resilience::concurrentCalls);
        time(Setting.UPSTREAM_LONGEST_QUEUE).ifPresent(resilience::longestQueue);
        time(Setting.UPSTREAM_LONGEST_PAUSE).ifPresent(resilience::longestPause);
        count(Setting.UPSTREAM_BREAKER_CALLS, resilience::breakerCalls);
        count(Setting.UPSTREAM_BREAKER_PERCENT, resilience::breakerPercent);
        time(Setting.UPSTREAM_BREAKER_OPEN).ifPresent(resilience::breakerOpen);
        return new Patience(
                time(Setting.UPSTREAM_CONNECT_TIMEOUT).orElse(Patience.DEFAULT.connectTimeout()),
                time(Setting.UPSTREAM_READ_TIMEOUT).orElse(Patience.DEFAULT.readTimeout()),
                named(Setting.UPSTREAM_LONGEST_DELAY, resilience::build));
    }

    private void count(Setting setting, IntFunction<Resilience.Builder> set) {
        text(setting).ifPresent(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw DesksideException.invalid(setting.key(), "is '%s'; it must be a whole number".formatted(text));
            }
            named(setting, () -> set.apply(Integer.parseInt(text)));
        });
    }

    private Optional<Duration> time(Setting setting) {
        return text(setting).map(text -> {
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
                if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                    return duration;
                }
            }
            throw DesksideException.invalid(
                    setting.key(),
                    "is '%s'; it must be a time from 1ms to 1h, such as 200ms, 10s or 5m".formatted(text));
        });
    }

    /** What the client says of one of its parts, said of the setting. */
    private static <T> T named(Setting setting, Supplier<T> work) {
        try {
            return work.get();
        } catch (DesksideException e) {
            throw DesksideException.invalid(
                    setting.key(),
                    e.getMessage().substring(e.field().orElseThrow().length() + 1));
        }
    }

    private Optional<String> text(Setting setting) {
        return said.apply(setting);
    }
}
