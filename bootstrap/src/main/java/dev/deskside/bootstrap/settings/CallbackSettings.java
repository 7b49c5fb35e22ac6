package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackSchedule;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How status callbacks are sent.
 *
 * @param schedule when each attempt is made
 * @param allow networks that may be called although they aren't public, such as {@code 10.0.0.0/8} and {@code fd00::/8}
 * @param format how the body is written
 */
public record CallbackSettings(CallbackSchedule schedule, List<String> allow, Format format) {
    /** What is sent unless said otherwise. */
    public static final CallbackSettings DEFAULT =
            new CallbackSettings(CallbackSchedule.STANDARD, List.of(), Format.JSON);

    private static final Pattern NETWORK =
            Pattern.compile("(?:(?<v4>\\d{1,3}(?:\\.\\d{1,3}){3})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/(?<bits>\\d{1,3})");

    /** How a body is written. */
    public enum Format {
        /** As an answer of the API is. */
        JSON,
        /** As a form of the web is. */
        FORM
    }

    public CallbackSettings {
        Objects.requireNonNull(schedule);
        allow = List.copyOf(allow);
        for (String network : allow) {
            Matcher parts = NETWORK.matcher(network);
            if (!parts.matches() || Integer.parseInt(parts.group("bits")) > (parts.group("v4") == null ? 128 : 32)) {
                throw DesksideException.invalid(
                        Setting.CALLBACK_ALLOW.key(),
                        "has '%s'; it must be a network such as 127.0.0.1/32, 10.0.0.0/8 or fd00::/8"
                                .formatted(network));
            }
        }
        Objects.requireNonNull(format);
    }
}
