package dev.deskside.http.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.PartnerObjectJson;
import dev.deskside.http.wire.StartSessionJson;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the body of {@code POST /sessions} token by token, so that whatever is wrong is told with the name of its
 * field. Unknown fields are passed over, null is absent, and nothing is converted: a number is no text.
 */
final class StartSessionReader {
    private static final String BODY = "body";
    private static final String PARTNER_OBJECT = "partnerObject";
    private static final Set<String> TEXTS = Set.of(
            "sessionType",
            "sessionStatusCallbackUrl",
            "partnerObjectUrl",
            "customerName",
            "customerEmail",
            "machineUuid");
    private static final int MAX_NUMBER_CHARACTERS = 256;
    private static final int SHOWN_NAME_CHARACTERS = 64;

    private final JsonParser parser;
    private final Map<String, String> texts = new HashMap<>();
    private PartnerObjectJson partnerObject;
    private String field = BODY;
    private String finished;

    private StartSessionReader(JsonParser parser) {
        this.parser = parser;
    }

    /** What these bytes say. INVALID_VALUE naming the field where they can't be read. */
    static StartSessionJson read(byte[] body) {
        String text = decode(body);
        if (text.isBlank()) {
            throw DesksideException.invalid(
                    "sessionType", "is missing, as the body is empty; it must be SCREEN_SHARING");
        }
        try (JsonParser parser = WireJson.mapper().createParser(text)) {
            return new StartSessionReader(parser).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartSessionJson read() throws IOException {
        try {
            readObject();
        } catch (StreamConstraintsException e) {
            throw DesksideException.invalid(place(), "is too long or nested too deeply");
        } catch (JsonProcessingException e) {
            throw DesksideException.invalid(BODY, "is not valid JSON: see " + where(e.getLocation()));
        }
        return new StartSessionJson(
                texts.get("sessionType"),
                texts.get("sessionStatusCallbackUrl"),
                partnerObject,
                texts.get("partnerObjectUrl"),
                texts.get("customerName"),
                texts.get("customerEmail"),
                texts.get("machineUuid"));
    }

    private void readObject() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw DesksideException.invalid(BODY, "must be a JSON object");
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            field = shown(name);
            if (isKnown(name) && !seen.add(name)) {
                throw DesksideException.invalid(field, "is given twice");
            }
            readValue(name, parser.nextToken());
            field = BODY;
            finished = name;
        }
        if (parser.nextToken() != null) {
            throw DesksideException.invalid(BODY, "goes on after the end of the JSON object");
        }
    }

    private static boolean isKnown(String name) {
        return name.equals(PARTNER_OBJECT) || TEXTS.contains(name);
    }

    private void readValue(String name, JsonToken value) throws IOException {
        if (!isKnown(name)) {
            parser.skipChildren();
        } else if (name.equals(PARTNER_OBJECT)) {
            partnerObject = readPartnerObject(value);
        } else if (value == JsonToken.VALUE_STRING) {
            texts.put(name, readText());
        } else if (value != JsonToken.VALUE_NULL) {
            throw DesksideException.invalid(name, "must be a string");
        }
    }

    private PartnerObjectJson readPartnerObject(JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> new PartnerObjectJson(TextNode.valueOf(readText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new PartnerObjectJson(DecimalNode.valueOf(readNumber()));
            default -> throw DesksideException.invalid(PARTNER_OBJECT, "must be a string or a number");
        };
    }

    private BigDecimal readNumber() throws IOException {
        String digits = parser.getText();
        if (digits.length() > MAX_NUMBER_CHARACTERS) {
            throw DesksideException.invalid(field, "has more than " + MAX_NUMBER_CHARACTERS + " digits");
        }
        try {
            // Digit for digit; a huge exponent stays an exponent.
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw DesksideException.invalid(field, "has an exponent that is too large");
        }
    }

    private String readText() throws IOException {
        String text = parser.getText();
        // A URL with half a pair in it would be kept, and could never be written as UTF-8 again.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw DesksideException.invalid(field, "contains half of a surrogate pair, which is no valid Unicode");
        }
        return text;
    }

    private String where(JsonLocation location) {
        String point = location == null
                ? "the end"
                : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return place().equals(BODY) ? point : "%s, at %s".formatted(point, place());
    }

    /** The top-level field that is being read: the parser reads a name and a number behind it in one go. */
    private String place() {
        JsonStreamContext context = parser.getParsingContext();
        boolean inBody = context.inObject() && context.getParent().inRoot() && context.hasCurrentName();
        boolean begun = inBody && !context.getCurrentName().equals(finished);
        return begun ? shown(context.getCurrentName()) : field;
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw DesksideException.invalid(BODY, "is not valid UTF-8");
        }
    }

    private static String shown(String name) {
        String start = name.substring(0, Math.min(SHOWN_NAME_CHARACTERS, name.length()));
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
