package dev.deskside.bootstrap.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The frame of a JSON document; what stands in it as the wire has it is written by the wire. */
public final class Json {
    private final List<String> members = new ArrayList<>();

    private Json() {}

    /** An object without members so far. */
    public static Json object() {
        return new Json();
    }

    /** A member that is text. */
    public Json text(String name, String value) {
        return raw(name, quoted(value));
    }

    /** A member that is text, left out where it is absent. */
    public Json text(String name, Optional<String> value) {
        value.ifPresent(text -> text(name, text));
        return this;
    }

    /** A member that is a whole number of any size. */
    public Json number(String name, BigInteger value) {
        return raw(name, value.toString());
    }

    /** A member that is a whole number. */
    public Json number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /** A member that is an array of text. */
    public Json texts(String name, Collection<String> values) {
        return array(name, values.stream().map(Json::quoted).toList());
    }

    /** A member that is an array of JSON texts. */
    public Json array(String name, Collection<String> json) {
        return raw(name, "[" + String.join(",", json) + "]");
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return "{" + String.join(",", members) + "}";
    }

    private Json raw(String name, String json) {
        members.add(quoted(name) + ":" + json);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7F) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
