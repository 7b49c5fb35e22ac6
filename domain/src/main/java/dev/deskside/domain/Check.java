package dev.deskside.domain;

import java.math.BigInteger;
import java.net.URI;

/** The checks that a value passes before it exists. Each throws {@link ErrorCode#INVALID_VALUE} naming the field. */
public final class Check {
    /** The most digits that a key may have. The vendor's own keys have up to twenty; nobody needs more than this. */
    public static final int MAX_KEY_DIGITS = 64;

    private static final int MAX_URL_CHARACTERS = 2048;

    private Check() {}

    /**
     * One line of text that is not blank, holds no control characters and is valid Unicode.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value what is checked
     * @param maxCharacters the most characters that it may have
     * @return the value
     */
    public static String line(String field, String value, int maxCharacters) {
        if (value == null || value.isBlank()) {
            throw DesksideException.invalid(field, "is missing or blank");
        }
        return text(field, value, maxCharacters, "");
    }

    /**
     * Text of several lines, not blank: as {@link #line}, but line feeds, carriage returns and tabs may be in it.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value what is checked
     * @param maxCharacters the most characters that it may have
     * @return the value
     */
    public static String paragraph(String field, String value, int maxCharacters) {
        if (value == null || value.isBlank()) {
            throw DesksideException.invalid(field, "is missing or blank");
        }
        return text(field, value, maxCharacters, "\n\r\t");
    }

    /**
     * A word without white space: as {@link #line}, for tokens and ids.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value what is checked
     * @param maxCharacters the most characters that it may have
     * @return the value
     */
    public static String word(String field, String value, int maxCharacters) {
        line(field, value, maxCharacters);
        if (value.chars().anyMatch(Character::isWhitespace)) {
            throw DesksideException.invalid(field, "must not contain white space");
        }
        return value;
    }

    /**
     * No more values than this.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param count how many there are
     * @param most how many there may be
     * @return the count
     */
    public static int atMost(String field, int count, int most) {
        if (count > most) {
            throw DesksideException.invalid(field, "has %d values; at most %d are taken".formatted(count, most));
        }
        return count;
    }

    /**
     * A positive whole number of any size up to {@value #MAX_KEY_DIGITS} digits.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value what is checked
     * @return the number
     */
    public static BigInteger key(String field, BigInteger value) {
        if (value == null || value.signum() <= 0) {
            throw DesksideException.invalid(field, "must be a positive whole number");
        }
        // 2^213 has 65 digits: bitLength settles it without writing the number out.
        if (value.bitLength() > 213 || value.toString().length() > MAX_KEY_DIGITS) {
            throw DesksideException.invalid(field, "has more than " + MAX_KEY_DIGITS + " digits");
        }
        return value;
    }

    /**
     * Reads a {@linkplain #key key} from decimal digits: no sign, no point, no exponent.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param digits decimal digits
     * @return the number
     */
    public static BigInteger key(String field, String digits) {
        if (digits == null || digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw DesksideException.invalid(field, "must be a positive whole number");
        }
        if (digits.length() > MAX_KEY_DIGITS) {
            throw DesksideException.invalid(field, "has more than " + MAX_KEY_DIGITS + " digits");
        }
        return key(field, new BigInteger(digits));
    }

    /**
     * An absolute http or https URL with a host and without user information: one that is safe to follow or to show.
     *
     * @param field the name of the value as its caller spells it, for the message
     * @param value what is checked
     * @return the URL
     */
    public static URI webUrl(String field, URI value) {
        if (value == null) {
            throw DesksideException.invalid(field, "is missing");
        }
        String scheme = value.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || value.getHost() == null || value.getHost().isEmpty()) {
            throw DesksideException.invalid(field, "must be an absolute http or https URL");
        }
        if (value.getRawUserInfo() != null) {
            throw DesksideException.invalid(field, "must not contain a user name or password");
        }
        if (value.toString().length() > MAX_URL_CHARACTERS) {
            throw DesksideException.invalid(field, "is longer than " + MAX_URL_CHARACTERS + " characters");
        }
        return value;
    }

    /**
     * {@return whether the part occurs in the text, where capital and small letters of ASCII are the same, and no
     * others}
     *
     * @param text where to look
     * @param part what to look for
     */
    public static boolean containsIgnoringAsciiCase(String text, String part) {
        return lowerAscii(text).contains(lowerAscii(part));
    }

    /**
     * {@return the text with the capital letters of ASCII made small, and no others: what every database does alike}
     *
     * @param text any text
     */
    public static String lowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lower.toString();
    }

    private static String text(String field, String value, int maxCharacters, String allowedControls) {
        if (value.length() > maxCharacters) {
            throw DesksideException.invalid(field, "is longer than " + maxCharacters + " characters");
        }
        for (int i = 0; i < value.length(); ) {
            int codePoint = value.codePointAt(i);
            if (Character.isISOControl(codePoint) && allowedControls.indexOf(codePoint) < 0) {
                throw DesksideException.invalid(field, "contains the control character U+%04X".formatted(codePoint));
            }
            // A lone surrogate can't be written as UTF-8: a store would quietly keep something else.
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw DesksideException.invalid(field, "contains half of a surrogate pair, which is no valid Unicode");
            }
            i += Character.charCount(codePoint);
        }
        return value;
    }
}
