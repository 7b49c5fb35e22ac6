package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page that shows the OpenAPI document")
class ViewerTest {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"");

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("runs nothing but its files, and asks nobody but this server")
    void policy() {
        HttpResponse<String> page = desk.send(desk.request("/openapi"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("http", "unsafe", "*");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("http:", "https:", "<style", "style=", "onload");
    }

    @Test
    @DisplayName("has every file that it loads")
    void files() {
        String page = desk.send(desk.request("/openapi")).body();
        assertThat(LOADED.matcher(page).results().map(found -> found.group(1)))
                .hasSize(3)
                .allSatisfy(path -> {
                    HttpResponse<String> file = desk.send(desk.request("/" + path));
                    assertThat(file.statusCode()).isEqualTo(200);
                    assertThat(file.headers().firstValue("Content-Type").orElseThrow())
                            .startsWith(path.endsWith(".css") ? "text/css" : "text/javascript");
                    assertThat(file.body()).isNotBlank();
                });
    }

    @Test
    @DisplayName("gives away nothing else of the WebJar")
    void nothingElse() {
        for (String other : new String[] {"index.html", "swagger-initializer.js", "..%2F..%2FApiDocument.class"}) {
            assertThat(desk.send(desk.request("/assets/openapi/" + other)).statusCode())
                    .isEqualTo(404);
        }
    }
}
