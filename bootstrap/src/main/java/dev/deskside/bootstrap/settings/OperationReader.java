package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.http.callback.Cidr;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is said of watching the server, and of its end. */
final class OperationReader {
    private static final Pattern TIME = Pattern.compile("(?<count>\\d{1,6})(?<unit>ms|s|m)");

    /** So that nobody guesses it. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{16,}=*");

    private final Function<Setting, Optional<String>> said;

    OperationReader(Function<Setting, Optional<String>> said) {
        this.said = said;
    }

    Operation operation() {
        return new Operation(
                said.apply(Setting.LOG_FORMAT).map(OperationReader::format).orElse(Operation.DEFAULT.logFormat()),
                new MetricsReaders(
                        new UpstreamReader(said).secret(Setting.METRICS_TOKEN).map(OperationReader::token),
                        said.apply(Setting.METRICS_ALLOW).stream()
                                .flatMap(text -> Stream.of(text.split(",", -1)))
                                .map(String::strip)
                                .map(OperationReader::network)
                                .toList()),
                time(Setting.DRAIN_DELAY).orElse(Operation.DEFAULT.drainDelay()),
                time(Setting.DRAIN_TIMEOUT).orElse(Operation.DEFAULT.drainTimeout()));
    }

    private static LogFormat format(String text) {
        return switch (text) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default ->
                throw DesksideException.invalid(
                        Setting.LOG_FORMAT.key(), "is '%s'; it must be text or json".formatted(text));
        };
    }

    private static Secret token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw DesksideException.invalid(
                    Setting.METRICS_TOKEN.key(),
                    "is no token: it must be 16 or more letters, digits and -._~+/ with any = at its end");
        }
        return new Secret(text);
    }

    private static Cidr network(String text) {
        try {
            return Cidr.parse(text);
        } catch (DesksideException e) {
            throw DesksideException.invalid(
                    Setting.METRICS_ALLOW.key(),
                    "has '%s'; it must be a block of addresses, such as 10.0.0.0/8 or fd00::/8".formatted(text));
        }
    }

    private Optional<Duration> time(Setting setting) {
        return said.apply(setting).map(text -> {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw DesksideException.invalid(
                        setting.key(), "is '%s'; it must be a time such as 500ms, 10s or 1m".formatted(text));
            }
            long count = Long.parseLong(time.group("count"));
            return switch (time.group("unit")) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
        });
    }
}
