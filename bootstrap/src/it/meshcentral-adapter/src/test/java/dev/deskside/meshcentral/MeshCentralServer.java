package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real MeshCentral of its own, on a free port of the loopback, that sends and updates nothing; with an administrator
 * and a login token of theirs. It comes from npm, once for all runs: the system property {@code meshcentral.home} says
 * where it is kept.
 */
final class MeshCentralServer implements AutoCloseable {
    static final String VERSION = "1.1.55";
    private static final String ADMINISTRATOR = "deskside";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final Path directory;
    private final int port;
    private ControlChannel.Credentials token;
    private Process process;

    private MeshCentralServer(Path home, Path directory, int port) {
        this.home = home;
        this.directory = directory;
        this.port = port;
    }

    /** Installs it where it isn't yet, and starts it with nothing in it but its administrator. */
    static MeshCentralServer started() {
        return started(Optional.empty());
    }

    /** The same; sessions of these protocols are recorded, and none where there are none. */
    static MeshCentralServer recording(List<Integer> protocols) {
        return started(Optional.of(protocols));
    }

    private static MeshCentralServer started(Optional<List<Integer>> recorded) {
        Path home = Path.of(System.getProperty("meshcentral.home", "target/meshcentral"))
                .toAbsolutePath();
        try {
            install(home);
            MeshCentralServer server =
                    new MeshCentralServer(home, Files.createTempDirectory("meshcentral"), freePort());
            server.prepare(recorded);
            server.start();
            server.token = server.newToken();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + port + "/");
    }

    int port() {
        return port;
    }

    /** A login token of the administrator's. */
    ControlChannel.Credentials token() {
        return token;
    }

    /** Its own certificate's fingerprint, as an operator reads it from the file. */
    String fingerprint() {
        try (InputStream pem = Files.newInputStream(data().resolve("webserver-cert-public.crt"))) {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path agentBinary() {
        String architecture =
                System.getProperty("os.arch").equals("aarch64") ? "meshagent_aarch64" : "meshagent_x86-64";
        return home.resolve("node_modules/meshcentral/agents").resolve(architecture);
    }

    void start() {
        process = run(directory.resolve("log"), command());
        Awaitility.await("MeshCentral on port " + port).atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("MeshCentral ended: " + Files.readString(directory.resolve("log")));
            }
            return isListening();
        });
    }

    /** Ends it, and what it started. */
    void stop() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    @Override
    public void close() {
        stop();
        delete(directory);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process run(Path log, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                home.resolve("node_modules/meshcentral").toString(),
                "--datapath",
                data().toString(),
                "--filespath",
                directory.resolve("files").toString()));
        command.addAll(List.of(more));
        return command;
    }

    private void prepare(Optional<List<Integer>> recorded) throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(directory.resolve("recordings"));
        ObjectNode config = ControlChannel.JSON.createObjectNode();
        config.putObject("settings")
                .put("cert", "127.0.0.1")
                .put("wanOnly", true)
                .put("port", port)
                .put("portBind", "127.0.0.1")
                .put("exactPorts", true)
                .put("redirPort", 0)
                .put("mpsPort", 0)
                .put("selfUpdate", false)
                .put("allowLoginToken", true);
        ObjectNode domain = config.putObject("domains").putObject("").put("newAccounts", false);
        recorded.ifPresent(protocols -> {
            ObjectNode recording = domain.putObject("sessionRecording")
                    .put("filepath", directory.resolve("recordings").toString());
            protocols.forEach(recording.putArray("protocols")::add);
        });
        Files.writeString(data().resolve("config.json"), config.toPrettyString());
        finish(run(directory.resolve("create.log"), command("--createaccount", ADMINISTRATOR, "--pass", PASSWORD)));
        finish(run(directory.resolve("admin.log"), command("--adminaccount", ADMINISTRATOR)));
    }

    /** As an operator makes one: with the command line client that comes with the server. */
    private ControlChannel.Credentials newToken() throws IOException {
        Path answer = directory.resolve("token.json");
        finish(run(
                answer,
                List.of(
                        "node",
                        home.resolve("node_modules/meshcentral/meshctrl.js").toString(),
                        "logintokens",
                        "--add",
                        "deskside",
                        "--json",
                        "--url",
                        "wss://127.0.0.1:" + port,
                        "--loginuser",
                        ADMINISTRATOR,
                        "--loginpass",
                        PASSWORD)));
        String said = Files.readString(answer);
        return new ControlChannel.Credentials(said(said, "tokenUser"), said(said, "tokenPass"));
    }

    private static String said(String answer, String name) {
        return answer.lines()
                .filter(line -> line.contains(name + ":"))
                .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no login token: " + answer));
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void install(Path home) throws IOException {
        Path manifest = home.resolve("node_modules/meshcentral/package.json");
        if (Files.exists(manifest)) {
            JsonNode installed = ControlChannel.JSON.readTree(manifest.toFile());
            if (installed.path("version").asText().equals(VERSION)) {
                return;
            }
        }
        Files.createDirectories(home);
        Path log = home.resolve("npm.log");
        try {
            // The second one is what it would fetch by itself at its first start.
            finish(run(
                    log,
                    List.of(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "meshcentral@" + VERSION,
                            "image-size@2.0.2")));
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "These tests start a real MeshCentral, which needs node and npm: apt-get install nodejs npm", e);
        }
        if (!Files.exists(manifest)) {
            throw new IllegalStateException("npm could not install MeshCentral: " + Files.readString(log));
        }
    }

    private static void finish(Process started) {
        try {
            if (!started.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
                started.destroyForcibly();
                throw new IllegalStateException("a command of MeshCentral's didn't end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
