package dev.deskside.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.TestTechnician;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that shows the OpenAPI document, in a real browser, with all its scripts. */
@DisplayName("The page that shows the OpenAPI document")
class ViewerInChromiumIT {
    private static final String OPERATIONS = """
            fetch('openapi.json').then(answer => answer.json()).then(document => Object.values(document.paths)
                .concat(Object.values(document.webhooks).map(() => ({ post: true })))
                .flatMap(path => Object.keys(path)).length)
            """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("shows every operation and tries one, asks this server alone, and complains of nothing")
    void everyOperation(@TempDir Path data) {
        try (Deskside deskside =
                        Deskside.builder().data(data).listen("127.0.0.1", 0).open();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            URI server = deskside.serve();
            Page page = browser.newPage();
            page.onRequest(request -> asked.add(request.url()));
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            page.onPageError(complaints::add);

            page.navigate(server.resolve("/openapi").toString());
            assertThat(page.locator(".opblock")).hasCount((Integer) page.evaluate(OPERATIONS));
            photograph(page, "openapi");

            authorize(page, TestTechnician.tokenIn(deskside));
            Response tried = tryIt(page, "listCompanies");
            assertThat(tried.url())
                    .isEqualTo(server.resolve(
                                    "/G2A/rest/v1/companies?limit=50&offset=0" + "&sortField=companyId&sortOrder=asc")
                            .toString());
            assertThat(tried.status()).isEqualTo(200);
            photograph(page, "openapi-tried");

            assertThat(asked).allSatisfy(url -> assertThat(url).startsWith(server.toString()));
            assertThat(complaints).isEmpty();
        }
    }

    private static void authorize(Page page, String token) {
        page.locator(".auth-wrapper .authorize").click();
        Locator dialog = page.locator(".modal-ux");
        dialog.locator("input").fill(token);
        dialog.locator("button.authorize").click();
        dialog.locator("button.btn-done").click();
    }

    private static Response tryIt(Page page, String operation) {
        Locator block = page.locator(".opblock[id$=" + operation + "]");
        block.locator(".opblock-summary-control").click();
        block.locator(".try-out__btn").click();
        Response answer = page.waitForResponse(
                response -> response.url().contains("/companies"),
                () -> block.locator("button.execute").click());
        assertThat(block.locator(".live-responses-table").first()).containsText("totalNumCompanies");
        return answer;
    }

    /** For whoever wants to look. */
    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
    }
}
