package dev.deskside.http.server;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A page whole. It works without scripts, and loads nothing but our style sheet. Its addresses are relative, so that it
 * may stand under any path of a public URL.
 *
 * @param heading the title and the heading, text
 * @param status how things stand, HTML
 * @param content the rest, HTML
 */
record Page(String heading, String status, String content) {
    static final String STYLE_PATH = "/assets/deskside.css";

    /** A form may only be sent to us, and the redirect after it leads back to us, too. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; " + "base-uri 'none'; frame-ancestors 'none'";

    void send(Context context, int status) {
        protect(context, POLICY);
        context.status(status)
                .contentType("text/html; charset=utf-8")
                .result(html(root(context)).getBytes(StandardCharsets.UTF_8));
    }

    /** Back to the page whose form was sent. */
    static void seeOther(Context context, String page) {
        protect(context, POLICY);
        context.status(303).header("Location", root(context) + page + "/" + token(context));
    }

    static void sendStyle(Context context) {
        context.header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("text/css; charset=utf-8")
                .result(PageStyle.CSS);
    }

    /** The token that the page was asked for with, as it stands in a URL. */
    static String token(Context context) {
        return URLEncoder.encode(context.pathParam("token"), StandardCharsets.UTF_8);
    }

    /** The page of the form that was sent, seen from where it was sent to. */
    static String formPage(Context context) {
        String page = context.endpoint().path.contains("/join/") ? "join" : "launch";
        return root(context) + page + "/" + token(context);
    }

    /** Keeps a page to itself, and lets it load what this policy says. */
    static void protect(Context context, String policy) {
        Answers.protect(context::header);
        context.header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }

    /** The way up from this route's path to where all paths begin. */
    private static String root(Context context) {
        long slashes = context.endpoint().path.chars().filter(c -> c == '/').count();
        return "../".repeat((int) slashes - 1);
    }

    private String html(String root) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s · Deskside</title>
                <link rel="stylesheet" href="%2$s%3$s">
                </head>
                <body>
                <main>
                <p class="product">Deskside remote support</p>
                <h1>%1$s</h1>
                <p role="status">%4$s</p>
                %5$s</main>
                </body>
                </html>
                """.formatted(Html.escape(heading), root, STYLE_PATH.substring(1), status, content);
    }
}
