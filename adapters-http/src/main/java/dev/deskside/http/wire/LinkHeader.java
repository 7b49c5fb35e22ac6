package dev.deskside.http.wire;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a list goes on: the {@code Link} header (RFC 8288) with the relation {@code next}, whose URL has the parameter
 * {@value PageCursor#FIELD}.
 */
public final class LinkHeader {
    /** What the header is called. */
    public static final String NAME = "Link";

    private static final String NEXT = "next";
    /** A text in quotes. One that doesn't end goes to the end, so that nothing in it is taken for anything else. */
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.?)*+\"?+";
    /** One link: its URL, then what is said of it, in which a comma may be quoted. */
    private static final Pattern LINK = Pattern.compile("<(?<url>[^<>]*+)>(?<parameters>(?:[^,\"]|" + QUOTED + ")*+)");
    /** One thing that is said of a link, or a text that belongs to none. */
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*+(?<name>[^\\s;=\",]++)(?:\\s*+=\\s*+(?<value>" + QUOTED + "|[^\\s;\",]*+))?+|" + QUOTED);

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

    /** Only the first relation counts (RFC 8288, 3.3). */
    private static boolean isNext(String parameters) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(parameter -> "rel".equalsIgnoreCase(parameter.group(1)))
                .findFirst()
                .flatMap(parameter -> Optional.ofNullable(parameter.group(2)))
                .stream()
                .flatMap(names -> Arrays.stream(names.replace("\"", "").trim().split("\\s+")))
                .anyMatch(NEXT::equalsIgnoreCase);
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
