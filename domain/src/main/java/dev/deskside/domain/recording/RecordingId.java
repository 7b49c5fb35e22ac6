package dev.deskside.domain.recording;

import dev.deskside.domain.Check;
import java.math.BigInteger;

/**
 * The system's id of a recording. A positive whole number that may exceed {@link Long#MAX_VALUE}: the vendor's own
 * sample account key does.
 *
 * @param value up to {@value Check#MAX_KEY_DIGITS} digits
 */
public record RecordingId(BigInteger value) implements Comparable<RecordingId> {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "recordingId";

    public RecordingId {
        Check.key(FIELD, value);
    }

    /**
     * Reads decimal digits.
     *
     * @param digits decimal digits
     * @return the key
     */
    public static RecordingId of(String digits) {
        return new RecordingId(Check.key(FIELD, digits));
    }

    /**
     * The key that this number spells.
     *
     * @param number a number greater than 0
     * @return the key
     */
    public static RecordingId of(long number) {
        return new RecordingId(BigInteger.valueOf(number));
    }

    /** By number. */
    @Override
    public int compareTo(RecordingId other) {
        return value.compareTo(other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return value.toString();
    }
}
