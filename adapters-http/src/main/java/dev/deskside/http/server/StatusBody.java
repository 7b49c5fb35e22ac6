package dev.deskside.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the body of a status callback: the fields of a session, in JSON or as a form. */
final class StatusBody {
    private static final String FORM = "application/x-www-form-urlencoded";

    private StatusBody() {}

    /**
     * What it says. INVALID_VALUE where it can't be read, or lacks what decides something.
     *
     * @param contentType the header, null where it is missing: then it is JSON
     */
    static SessionSnapshot read(String contentType, byte[] body) {
        boolean isForm =
                contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
        try {
            JsonNode fields = isForm
                    ? form(new String(body, StandardCharsets.UTF_8))
                    : WireJson.mapper().readTree(body);
            if (!fields.isObject()) {
                throw unreadable();
            }
            return WireJson.mapper().treeToValue(fields, SessionJson.class).toSnapshot();
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        } catch (DesksideException e) {
            throw e.code() == ErrorCode.UNRECOGNISED ? unreadable() : e;
        }
    }

    /** A form has no lists and no numbers; those who read the fields take text for both. */
    private static ObjectNode form(String body) {
        ObjectNode fields = WireJson.mapper().createObjectNode();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        // Whether it was text or a number can't be told any more, and we know it from the start.
        fields.remove("partnerObject");
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static DesksideException unreadable() {
        return DesksideException.invalid(
                "body", "must hold a session's fields, its status among them, in JSON or as a form");
    }
}
