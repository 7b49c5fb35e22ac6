package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * A page for people who read the OpenAPI document and try what it says: Swagger UI from its WebJar, which a host may
 * leave out. Everything comes from this server, and a token stays in the page.
 */
final class Viewer {
    static final String PATH = "/openapi";
    static final String FILES = "/assets/openapi";

    private static final String SCRIPT = "viewer.js";
    private static final String WEB_JAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEB_JAR_POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** The files that the page loads; nothing else of the WebJar is served. */
    private static final Map<String, String> TYPES =
            Map.of(SCRIPT, "text/javascript", "swagger-ui-bundle.js", "text/javascript", "swagger-ui.css", "text/css");

    /** Scripts and styles of ours alone; the pictures are in the styles. It asks nobody but us. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>The API · Deskside</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="assets/openapi/swagger-ui.css">
            <script src="assets/openapi/swagger-ui-bundle.js" defer></script>
            <script src="assets/openapi/viewer.js" defer></script>
            </head>
            <body>
            <main id="api"></main>
            <noscript><p>This page needs scripts. The document itself is <a href="openapi.json">openapi.json</a>.</p></noscript>
            </body>
            </html>
            """;

    private Viewer() {}

    /** The page. UNSUPPORTED where the WebJar isn't there. */
    static void page(Context context) {
        version();
        Page.protect(context, POLICY);
        context.contentType("text/html; charset=utf-8").result(HTML.getBytes(StandardCharsets.UTF_8));
    }

    /** What the page loads. UNSUPPORTED where the WebJar isn't there. */
    static void file(Context context) {
        String name = context.pathParam("file");
        String type = TYPES.get(name);
        if (type == null) {
            Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NOTHING_HERE));
            return;
        }
        String resource = name.equals(SCRIPT) ? SCRIPT : WEB_JAR + version() + "/" + name;
        context.header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(type + "; charset=utf-8")
                .result(open(resource));
    }

    /** Under which the WebJar has its files. */
    private static String version() {
        Properties pom = new Properties();
        try (InputStream properties = open(WEB_JAR_POM)) {
            pom.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pom.getProperty("version");
    }

    private static InputStream open(String resource) {
        InputStream found = Viewer.class.getResourceAsStream(resource);
        if (found == null) {
            throw new DesksideException(
                    ErrorCode.UNSUPPORTED,
                    "This server came without the page that shows its API; the document is at openapi.json.");
        }
        return found;
    }
}
