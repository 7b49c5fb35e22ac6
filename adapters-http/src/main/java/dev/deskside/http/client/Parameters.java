package dev.deskside.http.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query, in the order in which they were given, each percent-encoded. */
final class Parameters {
    private final Map<String, String> encoded = new LinkedHashMap<>();

    Parameters add(String name, String value) {
        encoded.put(name, PercentEncoding.of(value));
        return this;
    }

    /** Leaves out what is absent. */
    Parameters add(String name, Optional<?> value) {
        value.map(Object::toString).ifPresent(text -> add(name, text));
        return this;
    }

    /** For Feign, which is told that they are encoded. */
    Map<String, String> encoded() {
        return Collections.unmodifiableMap(encoded);
    }
}
