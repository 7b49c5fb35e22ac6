package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The id of a ticket, case or other object of the partner's system that a session belongs to. The v1 API documents it
 * as a string in one place and as a number in another, and clients send both: it keeps the kind it came with.
 */
public sealed interface PartnerObject {
    /** The name of such a value on the wire, used where it is wrong. */
    String FIELD = "partnerObject";

    /** {@return the id as text, whatever its kind} */
    String text();

    /**
     * An id that is text.
     *
     * @param text one line of 1 to 256 characters
     */
    record Text(String text) implements PartnerObject {
        public Text {
            Check.line(FIELD, text, 256);
        }
    }

    /**
     * An id that is a number, kept digit for digit.
     *
     * @param number the id
     */
    record Numeric(BigDecimal number) implements PartnerObject {
        public Numeric {
            Objects.requireNonNull(number);
            // Never toPlainString: 1e999999999 would take the memory of its zeros.
            if (number.toString().length() > 256) {
                throw DesksideException.invalid(FIELD, "has more than 256 digits");
            }
        }

        @Override
        public String text() {
            return number.toString();
        }
    }
}
