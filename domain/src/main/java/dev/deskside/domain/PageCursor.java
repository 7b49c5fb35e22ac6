package dev.deskside.domain;

/**
 * Where a list goes on that was longer than one answer. Only whoever made it can read it; it is given back unchanged,
 * with the same question. One that can't be read fails with {@link ErrorCode#INVALID_VALUE} naming {@value #FIELD}.
 *
 * @param value 1 to 1024 characters without white space
 */
public record PageCursor(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "cursor";

    public PageCursor {
        Check.word(FIELD, value, 1024);
    }

    /** {@return the failure for a cursor that nobody here gave out for this list} */
    public static DesksideException unreadable() {
        return DesksideException.invalid(
                FIELD, "is not one of this list; take it unchanged from the answer before, or leave it out");
    }

    /** The cursor itself. */
    @Override
    public String toString() {
        return value;
    }
}
