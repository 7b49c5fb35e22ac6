package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is said of how sessions are kept in view. */
final class FollowingReader {
    private static final Pattern TIME = Pattern.compile("(?<count>\\d{1,6})(?<unit>s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Function<Setting, Optional<String>> said;

    FollowingReader(Function<Setting, Optional<String>> said) {
        this.said = said;
    }

    Following following() {
        return new Following(
                said.apply(Setting.FOLLOW_PER_MINUTE)
                        .map(FollowingReader::count)
                        .orElse(Following.DEFAULT.perMinute()),
                new SessionLimits(
                        time(Setting.START_EXPIRY)
                                .orElse(Following.DEFAULT.limits().startWithin()),
                        time(Setting.SESSION_LONGEST)
                                .orElse(Following.DEFAULT.limits().openFor())),
                secrets());
    }

    private List<CallbackSecret> secrets() {
        return new UpstreamReader(said)
                .secret(Setting.UPSTREAM_CALLBACK_SECRET).stream()
                        .flatMap(text -> Stream.of(text.split("\\s+", -1)))
                        .filter(text -> !text.isEmpty())
                        .map(FollowingReader::secret)
                        .toList();
    }

    private static CallbackSecret secret(String text) {
        try {
            return CallbackSecret.parse(text);
        } catch (DesksideException e) {
            throw DesksideException.invalid(
                    Setting.UPSTREAM_CALLBACK_SECRET.key(),
                    "must be %s and 24 to 64 bytes in Base64, or several of them with white space between"
                            .formatted(CallbackSecret.PREFIX));
        }
    }

    private static int count(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw DesksideException.invalid(
                    Setting.FOLLOW_PER_MINUTE.key(), "is '%s'; it must be a whole number".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private Optional<Duration> time(Setting setting) {
        return said.apply(setting).map(text -> {
            Matcher time = TIME.matcher(text);
            if (time.matches()) {
                long count = Long.parseLong(time.group("count"));
                Duration duration = switch (time.group("unit")) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
                if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
                    return duration;
                }
            }
            throw DesksideException.invalid(
                    setting.key(),
                    "is '%s'; it must be a time from 1s to 366d, such as 90m, 24h or 7d".formatted(text));
        });
    }
}
