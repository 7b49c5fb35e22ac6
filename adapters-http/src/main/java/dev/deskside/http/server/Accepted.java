package dev.deskside.http.server;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;

/** What the {@code Accept} header asks for, as far as it matters here: a page, or JSON. */
final class Accepted {
    private Accepted() {}

    /** Whether pages are listed, and no less welcome than JSON. Something that takes anything gets no page. */
    static boolean page(Context context) {
        double page = quality(context, "text/html");
        return page > 0 && page >= quality(context, "application/json");
    }

    /** Whether JSON is listed, and pages are not, or are less welcome. */
    static boolean jsonOnly(Context context) {
        return quality(context, "application/json") > quality(context, "text/html");
    }

    private static double quality(Context context, String type) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return Arrays.stream(accept.split(","))
                .map(range -> range.split(";"))
                .filter(parts -> parts.length > 0 && parts[0].strip().equalsIgnoreCase(type))
                .mapToDouble(Accepted::quality)
                .max()
                .orElse(0);
    }

    private static double quality(String[] range) {
        return Arrays.stream(range)
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.matches("[qQ]=[01](\\.\\d{0,3})?"))
                .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
                .findFirst()
                .orElse(1);
    }
}
