package dev.deskside.http.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the wire: ISO 8601. Out: UTC, whole seconds, {@code Z}. In: whatever clients are known to send. */
public final class WireTime {
    private static final Pattern TIME = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})"
            + "(?:[Tt](?<time>\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)"
            // A raw plus in a query is a space once a form decoder has had it.
            + "(?<zone>[Zz]|[+\\- ]\\d{2}(?::?\\d{2})?)?)?");

    private WireTime() {}

    /** As it is sent, for example {@code 2026-11-25T09:30:00Z}. */
    public static String format(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Reads {@code Z}, any offset, fractions, a date alone (the start of that day in UTC), and a space where a plus was
     * meant; a time without a zone is UTC. Absent where the text is none of these.
     */
    public static Optional<Instant> parse(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group("date"));
            String time = matcher.group("time");
            if (time == null) {
                return Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            LocalDateTime local = LocalDateTime.parse(date + "T" + time.replace(',', '.'));
            return Optional.of(local.toInstant(zone(matcher.group("zone"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(String text) {
        if (text == null) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.of(text.toUpperCase(Locale.ROOT).replace(' ', '+'));
    }
}
