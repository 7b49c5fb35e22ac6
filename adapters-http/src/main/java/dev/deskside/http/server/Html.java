package dev.deskside.http.server;

import java.net.URI;

/** Pieces of a page. What comes from outside only gets in through these. */
final class Html {
    private Html() {}

    /** This text, with nothing in it that a browser could take for markup, in an element or in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** This text as a value of its own: right-to-left marks in it don't turn around what stands beside it. */
    static String value(String text) {
        return "<bdi>" + escape(text) + "</bdi>";
    }

    /** A link to this address, which is another site's. */
    static String link(URI url, String text) {
        String scheme = url.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        return web
                ? "<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>".formatted(escape(url.toString()), value(text))
                : value(text);
    }

    /** A link to a place of ours. */
    static String ownLink(String address, String text) {
        return "<p><a href=\"%s\">%s</a></p>\n".formatted(escape(address), escape(text));
    }

    /** A paragraph of our own words. */
    static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    /** A form of one button. */
    static String button(String action, String label) {
        return """
                <form method="post" action="%s">
                <button type="submit">%s</button>
                </form>
                """.formatted(escape(action), escape(label));
    }

    /** A line of a list of terms and what they stand for. */
    static String term(String term, String html) {
        return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(escape(term), html);
    }
}
