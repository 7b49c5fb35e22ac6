package dev.deskside.http.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads text where a server may have sent a number or a boolean; empty text, null and anything else are absent. */
final class LenientText extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    LenientText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!parser.currentToken().isScalarValue()) {
            parser.skipChildren();
            return null;
        }
        // Of a number: the digits as they stand, never through a double.
        String text = parser.getText();
        return text.isBlank() ? null : text;
    }
}
