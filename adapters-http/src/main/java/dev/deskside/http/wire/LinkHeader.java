package dev.deskside.http.wire;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a list goes on: the {@code Link} header (RFC 8288) with the relation {@code next}, whose URL has the parameter
 * {@value PageCursor#FIELD}.
 */
public final class LinkHeader {
    /** What the header is called. */
    public static final String NAME = "Link";

    private static final String NEXT = "next";
    /** One link: its URL, then what is said of it, in which a comma may be quoted. */
    private static final Pattern LINK =
            Pattern.compile("<(?<url>[^>]*)>(?<parameters>(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)");

    private static final Pattern RELATION = Pattern.compile(
            ";\\s*+rel\\s*+=\\s*+(?:\"(?<quoted>[^\"]*)\"|(?<token>[^\\s;\"]+))", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /** The value that says that the list goes on at this URL. */
    public static String next(String url) {
        return "<" + url + ">; rel=\"" + NEXT + "\"";
    }

    /**
     * The cursor of the first link to a next page. Nothing else of the URL is read: it may lead anywhere, and whoever
     * follows it takes a credential along. Absent where no such link has a cursor.
     */
    public static Optional<PageCursor> cursor(Collection<String> values) {
        return values.stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> isNext(link.group(2)))
                .flatMap(link -> cursor(link.group(1)).stream())
                .findFirst();
    }

    private static boolean isNext(String parameters) {
        Matcher relation = RELATION.matcher(parameters);
        if (!relation.find()) {
            return false;
        }
        String names = relation.group("quoted") == null ? relation.group("token") : relation.group("quoted");
        return Arrays.stream(names.trim().split("\\s+")).anyMatch(NEXT::equalsIgnoreCase);
    }

    private static Optional<PageCursor> cursor(String url) {
        String query = url.replaceAll("#.*", "").replaceAll("^[^?]*\\??", "");
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(PageCursor.FIELD + "="))
                .flatMap(pair -> read(pair.substring(PageCursor.FIELD.length() + 1)).stream())
                .findFirst();
    }

    private static Optional<PageCursor> read(String encoded) {
        try {
            return Optional.of(new PageCursor(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
        } catch (DesksideException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
