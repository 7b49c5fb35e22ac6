package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.process.JarProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One process of the jar, again and again. */
final class Node {
    /** Fails fast and often, so that much happens in a round. */
    private static final List<String> CALLBACKS = List.of(
            "--callback-allow",
            "127.0.0.0/8",
            "--callback-schedule",
            "0s," + String.join(",", Collections.nCopies(99, "200ms")));

    private final Path data;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private volatile Optional<JarProcess> process = Optional.empty();

    Node(Path data, Map<String, String> environment, String... arguments) {
        this.data = data;
        this.environment = environment;
        this.arguments = new ArrayList<>(CALLBACKS);
        this.arguments.addAll(List.of(arguments));
    }

    Path data() {
        return data;
    }

    void start() {
        process = Optional.of(JarProcess.serve(data, environment, arguments.toArray(String[]::new)));
    }

    void kill() {
        Optional<JarProcess> running = process;
        process = Optional.empty();
        running.ifPresent(JarProcess::kill);
    }

    /** Begins to start, and is killed before it may have got far. */
    void killStarting(Random random) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        command.addAll(arguments);
        try (JarProcess starting = JarProcess.start(environment, command.toArray(String[]::new))) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2500));
            starting.kill();
        }
    }

    Optional<URI> address() {
        return process.map(JarProcess::address);
    }

    String printed(String name) {
        return process.orElseThrow().printed(name);
    }
}
