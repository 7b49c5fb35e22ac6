package dev.deskside.application.spi;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting that an adapter takes.
 *
 * @param name without the adapter's: {@code url}, which an operator writes as {@code meshcentral-url} in a properties
 *     file, as {@code DESKSIDE_MESHCENTRAL_URL} in the environment, and as {@code --adapter-setting url=…} on the
 *     command line. Small letters, digits and dashes.
 * @param meaning what it is, in a sentence for the operator
 * @param presence whether it has to be said
 * @param fallback what holds where it isn't said
 * @param isSecret whether it is never shown, and said in the environment alone or in a file of its own, which a setting
 *     with {@code -file} at its end names
 */
public record AdapterSetting(
        String name, String meaning, Presence presence, Optional<String> fallback, boolean isSecret) {
    private static final String FORM = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int MAX_NAME = 40;
    private static final int MAX_MEANING = 500;

    /** Whether a setting has to be said. */
    public enum Presence {
        /** Nothing works without it. */
        REQUIRED,
        /** It may be left out. */
        OPTIONAL
    }

    public AdapterSetting {
        if (name.length() > MAX_NAME || !name.matches(FORM)) {
            throw DesksideException.invalid(
                    "name", "is '%s'; it must be small letters and digits, with dashes between".formatted(name));
        }
        if (name.endsWith("-file") && isSecret) {
            throw DesksideException.invalid(
                    "name", "is '%s'; a secret's own name doesn't end in -file".formatted(name));
        }
        Check.line("meaning", meaning, MAX_MEANING);
        Objects.requireNonNull(presence);
        if (fallback.isPresent() && (presence == Presence.REQUIRED || isSecret)) {
            throw DesksideException.invalid(
                    "fallback", "of %s is given, though it is required or a secret".formatted(name));
        }
    }

    /**
     * One that has to be said.
     *
     * @param name its name
     * @param meaning what it means, for people
     * @return the setting
     */
    public static AdapterSetting required(String name, String meaning) {
        return new AdapterSetting(name, meaning, Presence.REQUIRED, Optional.empty(), false);
    }

    /**
     * One that may be left out, and is absent then.
     *
     * @param name its name
     * @param meaning what it means, for people
     * @return the setting
     */
    public static AdapterSetting optional(String name, String meaning) {
        return new AdapterSetting(name, meaning, Presence.OPTIONAL, Optional.empty(), false);
    }

    /**
     * One that may be left out, and is this then.
     *
     * @param name its name
     * @param meaning what it means, for people
     * @param fallback what it is unless said otherwise
     * @return the setting
     */
    public static AdapterSetting withDefault(String name, String meaning, String fallback) {
        return new AdapterSetting(name, meaning, Presence.OPTIONAL, Optional.of(fallback), false);
    }

    /**
     * A secret that has to be said.
     *
     * @param name its name
     * @param meaning what it means, for people
     * @return the setting
     */
    public static AdapterSetting secret(String name, String meaning) {
        return new AdapterSetting(name, meaning, Presence.REQUIRED, Optional.empty(), true);
    }

    /**
     * A secret that may be left out.
     *
     * @param name its name
     * @param meaning what it means, for people
     * @return the setting
     */
    public static AdapterSetting optionalSecret(String name, String meaning) {
        return new AdapterSetting(name, meaning, Presence.OPTIONAL, Optional.empty(), true);
    }
}
