package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.http.callback.CallbackFormat;
import dev.deskside.http.callback.Cidr;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is said of sending callbacks. */
final class CallbackReader {
    private static final Pattern TIME = Pattern.compile("(?<count>\\d{1,7})(?<unit>ms|s|m|h)");

    private final Function<Setting, Optional<String>> said;

    CallbackReader(Function<Setting, Optional<String>> said) {
        this.said = said;
    }

    CallbackSettings callbacks() {
        return new CallbackSettings(
                said.apply(Setting.CALLBACK_SCHEDULE)
                        .map(text -> new CallbackSchedule(
                                words(text).map(CallbackReader::time).toList()))
                        .orElse(CallbackSettings.DEFAULT.schedule()),
                said.apply(Setting.CALLBACK_ALLOW)
                        .map(text -> words(text).map(Cidr::parse).toList())
                        .orElse(List.of()),
                said.apply(Setting.CALLBACK_FORMAT).map(CallbackReader::format).orElse(CallbackFormat.JSON));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip);
    }

    private static Duration time(String word) {
        Matcher time = TIME.matcher(word);
        if (!time.matches()) {
            throw DesksideException.invalid(
                    Setting.CALLBACK_SCHEDULE.key(),
                    "has '%s'; it must be times with commas between, such as 0s,5s,5m,2h".formatted(word));
        }
        return Duration.of(
                Long.parseLong(time.group("count")),
                switch (time.group("unit")) {
                    case "ms" -> ChronoUnit.MILLIS;
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    default -> ChronoUnit.HOURS;
                });
    }

    private static CallbackFormat format(String text) {
        return switch (text) {
            case "json" -> CallbackFormat.JSON;
            case "form" -> CallbackFormat.FORM;
            default ->
                throw DesksideException.invalid(
                        Setting.CALLBACK_FORMAT.key(), "is '%s'; it must be json or form".formatted(text));
        };
    }
}
