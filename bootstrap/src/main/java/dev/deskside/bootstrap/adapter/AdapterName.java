package dev.deskside.bootstrap.adapter;

import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Setting;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an adapter may be called. */
final class AdapterName {
    private static final int MAX = 32;

    private AdapterName() {}

    /** What is wrong with a name, as the rest of a sentence that begins with it. */
    static Optional<String> problem(String name) {
        if (name == null || name.length() > MAX || !name.matches("[a-z](-?[a-z0-9])*")) {
            return Optional.of("is '%s'; it must be small letters and digits, with dashes between, at most 32 of them"
                    .formatted(name));
        }
        if (Provider.OWN_NAMES.contains(name) || Setting.isTakenBy(name)) {
            return Optional.of("is '%s', which is taken by the platform's own provider or settings".formatted(name));
        }
        return Optional.empty();
    }

    /** {@code RemoteDesk} for {@code remote-desk}. */
    static String inCamelCase(String name) {
        return Arrays.stream(name.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
