package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.PartnerObject;
import java.util.Optional;

/**
 * A partner object's id: JSON text or a JSON number. It goes out as the kind that it came in.
 *
 * @param node what stands in the message
 */
public record PartnerObjectJson(@JsonValue JsonNode node) {

    /** Whatever stands there; whether it is an id is found out when it is read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnerObjectJson {}

    /** The id that is this text. */
    public static PartnerObjectJson ofText(String text) {
        return new PartnerObjectJson(TextNode.valueOf(text));
    }

    static PartnerObjectJson of(PartnerObject object) {
        return new PartnerObjectJson(
                object instanceof PartnerObject.Numeric numeric
                        ? DecimalNode.valueOf(numeric.number())
                        : TextNode.valueOf(object.text()));
    }

    /**
     * The id that stands there; absent for null and empty text. INVALID_VALUE where it is neither text nor a number.
     */
    Optional<PartnerObject> read() {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return Optional.of(new PartnerObject.Numeric(node.decimalValue()));
        }
        if (!node.isTextual()) {
            throw DesksideException.invalid(PartnerObject.FIELD, "must be a string or a number");
        }
        return node.textValue().isEmpty() ? Optional.empty() : Optional.of(new PartnerObject.Text(node.textValue()));
    }
}
