package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.http.wire.WireTime;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a query, read strictly: nothing that can't be decoded is quietly left out. */
final class QueryParameters {
    private final Map<String, List<String>> values;
    private final Set<String> read = new LinkedHashSet<>();

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The parameters of this query as it stands in the URL. INVALID_VALUE where its percent encoding can't be read.
     *
     * @param query null where there is none
     */
    static QueryParameters of(String query) {
        Map<String, List<String>> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return new QueryParameters(values);
    }

    /** The one value of this parameter; an empty one is absent. INVALID_VALUE where it is there more than once. */
    Optional<String> one(String name) {
        List<String> found = found(name);
        if (found.size() > 1) {
            throw DesksideException.invalid(name, "is given more than once");
        }
        return found.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /**
     * All values of this parameter, whether it is given once for each or has commas between them. Empty ones are
     * absent.
     */
    List<String> list(String name) {
        return found(name).stream().flatMap(value -> split(value).stream()).toList();
    }

    /** A time in ISO 8601. */
    Optional<Instant> time(String name) {
        return one(name)
                .map(text -> WireTime.parse(text)
                        .orElseThrow(() -> DesksideException.invalid(
                                name, "must be a time in ISO 8601, for example 2026-11-25T09:30:00Z")));
    }

    /** A whole number that isn't negative. */
    Optional<Integer> number(String name) {
        return one(name).map(text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw DesksideException.invalid(name, "must be a whole number of at most nine digits");
            }
            return Integer.valueOf(text);
        });
    }

    /** Where a list is to go on. */
    Optional<PageCursor> cursor() {
        return one(PageCursor.FIELD).map(PageCursor::new);
    }

    /**
     * The query that asks the same with another cursor. It holds what has been read so far and nothing else, so neither
     * an access token nor anything whose length nobody has looked at.
     */
    String withCursor(PageCursor cursor) {
        Stream<String> others = read.stream()
                .filter(name -> !name.equals(PageCursor.FIELD))
                .flatMap(name -> values.getOrDefault(name, List.of()).stream()
                        .filter(value -> !value.isEmpty())
                        .map(value -> pair(name, value)));
        return Stream.concat(others, Stream.of(pair(PageCursor.FIELD, cursor.value())))
                .collect(Collectors.joining("&"));
    }

    /** The parts between commas; empty ones are absent. */
    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private List<String> found(String name) {
        read.add(name);
        return values.getOrDefault(name, List.of());
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                bytes.write(16 * digit(encoded, i + 1) + digit(encoded, i + 2));
                i += 2;
            } else {
                bytes.write(encoded[i] == '+' ? ' ' : encoded[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable();
        }
    }

    private static int digit(byte[] encoded, int index) {
        int digit = index < encoded.length ? Character.digit(encoded[index], 16) : -1;
        if (digit < 0) {
            throw unreadable();
        }
        return digit;
    }

    private static DesksideException unreadable() {
        return DesksideException.invalid("query", "has a percent encoding that is not valid UTF-8");
    }
}
