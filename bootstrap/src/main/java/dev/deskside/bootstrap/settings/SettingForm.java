package dev.deskside.bootstrap.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * What the value of a setting looks like.
 *
 * @param label the word that stands for the value where the setting is described; absent where there is none to give
 * @param value the value that is taken where nothing is said, written as it would be said; absent where there is none
 * @param fallback in words, what is so where nothing is said; absent where the setting then says nothing
 * @param kind how it is said
 */
public record SettingForm(Optional<String> label, Optional<String> value, Optional<String> fallback, Kind kind) {
    /** Said by being there. */
    static final SettingForm FLAG =
            new SettingForm(Optional.empty(), Optional.of("false"), Optional.of("off"), Kind.FLAG);

    /** In the environment alone, since everybody on the machine sees a command line. */
    static final SettingForm SECRET =
            new SettingForm(Optional.empty(), Optional.empty(), Optional.empty(), Kind.SECRET);

    public SettingForm {
        Objects.requireNonNull(label);
        Objects.requireNonNull(value);
        Objects.requireNonNull(fallback);
        Objects.requireNonNull(kind);
    }

    /** How a setting is said. */
    public enum Kind {
        /** With a value. */
        VALUE,
        /** By being there. */
        FLAG,
        /** In the environment alone. */
        SECRET
    }

    /** A value that this word stands for. */
    static SettingForm of(String label) {
        return new SettingForm(Optional.of(label), Optional.empty(), Optional.empty(), Kind.VALUE);
    }

    /** This value where nothing is said. */
    SettingForm by(String literal) {
        return new SettingForm(label, Optional.of(literal), Optional.of(literal), kind);
    }

    /** Where nothing is said, what these words tell. */
    SettingForm otherwise(String words) {
        return new SettingForm(label, Optional.empty(), Optional.of(words), kind);
    }
}
