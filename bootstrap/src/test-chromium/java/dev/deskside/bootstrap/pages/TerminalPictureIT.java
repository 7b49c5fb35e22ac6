package dev.deskside.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.deskside.bootstrap.process.JarProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's picture of the terminal: the jar's commands in a terminal of 100 columns, and what they printed there.
 * It is written to {@code target/pictures}, or to where {@code -Ddeskside.pictures=../docs/images} says.
 */
class TerminalPictureIT {
    private static final int COLUMNS = 100;

    @TempDir
    Path data;

    @Test
    void picture() throws IOException {
        Path picture = Path.of(System.getProperty("deskside.pictures", "target/pictures"), "terminal.png");
        Files.createDirectories(picture.getParent());
        String session;
        try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
            session = typed(serving, "session start --customer 'Ada Lovelace' --ticket 4711")
                    + typed(serving, "session list")
                    + typed(serving, "recordings list --account " + serving.printed("account"));
        }
        assertThat(session).contains("launchUrl: ", "Katherine Johnson", "9002       download");
        assertThat(session.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
        paint(session, picture);
        assertThat(picture).isNotEmptyFile();
    }

    private static String typed(JarProcess serving, String command) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder terminal = new ProcessBuilder(
                "script",
                "-qec",
                "stty cols %d; '%s' -jar '%s' %s".formatted(COLUMNS, java, System.getProperty("deskside.jar"), command),
                "/dev/null");
        terminal.environment().keySet().removeIf(name -> name.startsWith("DESKSIDE_") || name.equals("COLUMNS"));
        terminal.environment()
                .putAll(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "DESKSIDE_SERVER", serving.address().toString(),
                        "DESKSIDE_TOKEN", serving.printed("token")));
        Process running = terminal.redirectErrorStream(true).start();
        running.getOutputStream().close();
        String shown = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "$ deskside " + command + "\n" + shown.replace("\r", "") + "\n";
    }

    private static void paint(String session, Path picture) {
        String text = session.strip().replace("&", "&amp;").replace("<", "&lt;");
        String marked = text.replaceAll("(?m)^\\$ (.*)$", "<b>\\$ $1</b>");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setDeviceScaleFactor(2));
            page.setContent("""
                    <style>
                      body { margin: 0; background: #0d1117 }
                      pre { display: inline-block; margin: 0; padding: 16px 20px; color: #c9d1d9; background: #0d1117;
                            font: 13px/1.45 "DejaVu Sans Mono", "Liberation Mono", monospace }
                      b { color: #7ee787; font-weight: normal }
                    </style>
                    <pre>%s</pre>
                    """.formatted(marked));
            page.locator("pre").screenshot(new Locator.ScreenshotOptions().setPath(picture));
        }
    }
}
