package dev.deskside.http.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A path without anything that servers read in more than one way. Each segment is decoded once and encoded again: what
 * is no valid percent-encoding, no UTF-8 or a control character becomes U+FFFD, and so do segments of encoded dots. A
 * path of plain characters stays as it is.
 */
final class PlainPath {
    private static final String PLAIN = "-._~!$&'()*+,=:@";
    private static final String REPLACEMENT = "%EF%BF%BD";

    private PlainPath() {}

    /** The same path, plain. */
    static String of(String path) {
        if (path.chars().allMatch(c -> c == '/' || isPlain(c))) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length() + 16);
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            appendSegment(plain, path.substring(start, end));
            if (slash >= 0) {
                plain.append('/');
            }
            start = end + 1;
        }
        return plain.toString();
    }

    private static void appendSegment(StringBuilder plain, String segment) {
        String text = decode(segment);
        boolean dots = text.equals(".") || text.equals("..");
        if (dots) {
            plain.append(segment.equals(text) ? text : REPLACEMENT);
            return;
        }
        text.codePoints().forEach(c -> append(plain, c));
    }

    private static void append(StringBuilder plain, int codePoint) {
        if (isPlain(codePoint)) {
            plain.appendCodePoint(codePoint);
        } else if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
            plain.append(REPLACEMENT);
        } else {
            for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                plain.append('%').append("%02X".formatted(b));
            }
        }
    }

    private static String decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); ) {
            int c = segment.codePointAt(i);
            if (c == '%' && i + 2 < segment.length() && isHex(segment.charAt(i + 1)) && isHex(segment.charAt(i + 2))) {
                bytes.write(Integer.parseInt(segment.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                // A percent sign that begins nothing is no character of an id.
                String text = c == '%' ? "\uFFFD" : Character.toString(c);
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }
}
