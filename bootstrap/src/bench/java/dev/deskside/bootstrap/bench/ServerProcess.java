package dev.deskside.bootstrap.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, as an operator runs it, with the JVM's defaults. What it prints is read up to the
 * line {@code listening: URL}; its log stays in a file beside the store.
 */
final class ServerProcess implements AutoCloseable {
    private static final String LISTENING = "listening";

    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final Map<String, String> printed = new HashMap<>();

    private ServerProcess(List<String> command, Path log) {
        this.log = log;
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("DESKSIDE_"));
            process = builder.start();
            out = process.inputReader(StandardCharsets.UTF_8);
            readUntilListening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform on this data directory. */
    static ServerProcess deskside(Path data, String... more) {
        List<String> command =
                new ArrayList<>(List.of(java(), "-jar", jar(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        return new ServerProcess(command, Path.of(data + ".log"));
    }

    /** A {@link BareServer} out of the same jar, doing this. */
    static ServerProcess bare(Path log, BareServer.Task task, String... arguments) {
        String classPath = jar() + File.pathSeparator + ownClasses();
        List<String> command =
                new ArrayList<>(List.of(java(), "-cp", classPath, BareServer.class.getName(), task.name()));
        command.addAll(List.of(arguments));
        return new ServerProcess(command, log);
    }

    URI address() {
        return URI.create(printed.get(LISTENING));
    }

    /** What stands behind this name on standard output. */
    String printed(String name) {
        return printed.get(name);
    }

    /** How long processors have worked for it until now, on all of its threads. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM, and waits for the end: a store is whole in its file then. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("A server did not stop; its log is " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void readUntilListening() throws IOException {
        while (!printed.containsKey(LISTENING)) {
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("A server ended before it listened:\n" + Files.readString(log));
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                printed.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() {
        return System.getProperty("deskside.jar");
    }

    private static String ownClasses() {
        try {
            return Path.of(BareServer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place for " + BareServer.class, e);
        }
    }
}
