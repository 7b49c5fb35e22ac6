package dev.deskside.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;

/** Reads a JSON object of which one text is wanted; other fields are passed over. */
final class TextBody {
    private TextBody() {}

    /** The text of this field. INVALID_VALUE naming what is missing or wrong. */
    static String read(byte[] body, String field) {
        JsonNode json = parse(body);
        if (!json.isObject()) {
            throw DesksideException.invalid("body", "must be a JSON object with the text '%s'".formatted(field));
        }
        JsonNode text = json.path(field);
        if (text.isMissingNode() || text.isNull()) {
            throw DesksideException.invalid(field, "is missing");
        }
        if (!text.isTextual()) {
            throw DesksideException.invalid(field, "must be a string");
        }
        return text.textValue();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return WireJson.mapper().readTree(body);
        } catch (IOException e) {
            throw DesksideException.invalid("body", "is not valid JSON");
        }
    }
}
