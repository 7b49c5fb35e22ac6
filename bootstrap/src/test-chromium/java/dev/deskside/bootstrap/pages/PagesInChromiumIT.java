package dev.deskside.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.TestTechnician;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One click each: the technician and the customer in a real browser, without JavaScript, at the width of a phone. */
class PagesInChromiumIT {
    private static final List<String> HEADLESS_AS_ROOT = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @TempDir
    static Path data;

    private static Deskside deskside;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        deskside = Deskside.builder().data(data).listen("127.0.0.1", 0).open();
        deskside.serve();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(HEADLESS_AS_ROOT));
    }

    @AfterAll
    static void close() {
        playwright.close();
        deskside.close();
    }

    @Test
    void oneClickEach() {
        Caller caller = TestTechnician.in(deskside);
        StartedSession started = deskside.useCases()
                .startSession()
                .run(new StartSession.Command(
                        caller,
                        SessionRequest.screenSharing()
                                .customerName("Ada <b>Lovelace</b>")
                                .partnerObject("4711")
                                .partnerObjectUrl(URI.create("https://desk.example/tickets/4711"))
                                .build()));

        try (BrowserContext technician = phoneWithoutScripts();
                BrowserContext customer = phoneWithoutScripts()) {
            Page launch = visit(technician, started.launchUrl());
            assertThat(launch.locator("main")).containsText("Ada <b>Lovelace</b>");
            assertThat(status(caller, started)).as("looking changes nothing").isEqualTo(SessionStatus.NOT_STARTED);
            press(launch);
            assertThat(launch.getByRole(AriaRole.HEADING)).containsText("Waiting");
            assertThat(status(caller, started)).isEqualTo(SessionStatus.WAITING);

            Page join = visit(customer, joinUrl(caller, started));
            assertThat(status(caller, started)).as("looking changes nothing").isEqualTo(SessionStatus.WAITING);
            press(join);
            assertThat(join.locator("main")).containsText("joined");
            assertThat(status(caller, started)).isEqualTo(SessionStatus.ACTIVE);

            launch.reload();
            assertThat(launch.locator("main")).containsText("joined");
        }
    }

    /** The one button, by the keyboard alone. */
    private static void press(Page page) {
        Locator button = page.getByRole(AriaRole.BUTTON);
        assertThat(button).hasCount(1);
        button.focus();
        page.keyboard().press("Enter");
        assertThat(button).hasCount(0);
        assertThat(fits(page)).as("nothing is cut off at the side").isTrue();
    }

    private static Page visit(BrowserContext person, URI url) {
        Page page = person.newPage();
        page.navigate(url.toString());
        assertThat(page.getByRole(AriaRole.HEADING)).hasCount(1);
        assertThat(fits(page)).as("nothing is cut off at the side").isTrue();
        return page;
    }

    private static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }

    private static BrowserContext phoneWithoutScripts() {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(new ViewportSize(320, 640))
                .setJavaScriptEnabled(false));
    }

    private static SessionStatus status(Caller caller, StartedSession started) {
        return deskside.useCases()
                .findSession()
                .run(new FindSession.Query(caller, started.reference()))
                .orElseThrow()
                .session()
                .status();
    }

    private static URI joinUrl(Caller caller, StartedSession started) {
        return deskside.useCases()
                .findSession()
                .run(new FindSession.Query(caller, started.reference()))
                .orElseThrow()
                .session()
                .customerJoinUrl()
                .orElseThrow();
    }
}
