package example.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code java -jar deskside.jar serve --demo} on a free port of the loopback, with the jar that the system property
 * {@code deskside.jar} names; and what a technician and a customer do on its pages.
 */
public final class RunningDeskside implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Map<String, String> printed;

    private RunningDeskside(Process process, Map<String, String> printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts it, and waits until it listens. */
    public static RunningDeskside start() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "running-deskside");
        Path log = data.resolve("log");
        ProcessBuilder serve = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("deskside.jar"),
                        "serve",
                        "--demo",
                        "--port",
                        "0",
                        "--data",
                        data.resolve("data").toString())
                .redirectError(log.toFile());
        serve.environment().keySet().removeIf(name -> name.startsWith("DESKSIDE_"));
        Process process = serve.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Map<String, String> printed = new HashMap<>();
        while (!printed.containsKey("listening")) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("It ended before it listened: " + Files.readString(log));
            }
            String[] named = line.split(": ", 2);
            printed.put(named[0], named[named.length - 1]);
        }
        return new RunningDeskside(process, printed);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create(printed.get("listening"));
    }

    /**
     * What it printed under this name: {@code token}, {@code account}, {@code user}, {@code company}, {@code machine}.
     */
    public String printed(String name) {
        return printed.get(name);
    }

    /** The button of the page behind a launch or a join URL is pressed: by the technician, by the customer. */
    public void press(URI page) throws IOException {
        post(HttpRequest.newBuilder(url().resolve("/deskside/v1" + page.getPath())));
    }

    /** The technician ends the session with this id or token. */
    public void end(String session) throws IOException {
        post(HttpRequest.newBuilder(url().resolve("/deskside/v1/sessions/" + session + "/end"))
                .header("Authorization", "Bearer " + printed("token")));
    }

    private static void post(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(
                    request.POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** SIGTERM, and SIGKILL where that isn't enough. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
