package dev.deskside.http.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigInteger;

/** Reads a whole number of any size where a server may have sent its digits as text; anything else is absent. */
final class LenientNumber extends StdDeserializer<BigInteger> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DIGITS = 64;

    LenientNumber() {
        super(BigInteger.class);
    }

    @Override
    public BigInteger deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            parser.skipChildren();
            return null;
        }
        String text = parser.getText();
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? new BigInteger(text) : null;
    }
}
