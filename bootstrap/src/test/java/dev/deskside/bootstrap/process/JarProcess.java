package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code java -jar deskside.jar …}: what it prints, and how it is ended. */
public final class JarProcess implements AutoCloseable {
    private static final String LISTENING = "listening";

    private final Process process;
    private final Path log;
    private final BufferedReader out;
    private final Map<String, String> printed = new LinkedHashMap<>();

    private JarProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code serve} on a free port of the loopback and waits until it listens. */
    public static JarProcess serve(Path data, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        all.addAll(List.of(arguments));
        JarProcess serving = start(environment, all.toArray(String[]::new));
        serving.readUntilListening();
        return serving;
    }

    /** Starts a command. */
    public static JarProcess start(Map<String, String> environment, String... arguments) {
        try {
            Path log = Files.createTempFile("deskside", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    System.getProperty("deskside.jar")));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("DESKSIDE_"));
            builder.environment().putAll(environment);
            return new JarProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind this name on standard output, for example {@code token}. */
    public String printed(String name) {
        return printed.get(name);
    }

    /** The names of the lines on standard output, in order. */
    public List<String> printedNames() {
        return List.copyOf(printed.keySet());
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(printed.get(LISTENING));
    }

    /** What it wrote to standard error. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing of it runs on. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM, without waiting for what becomes of it. */
    public void signal() {
        process.destroy();
    }

    /** SIGTERM, and the exit code that it ends with. */
    public int terminate() {
        process.destroy();
        return exitCode();
    }

    /** Waits until it has ended by itself, reading what it prints; its exit code. */
    public int await() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                remember(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exitCode();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int exitCode() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void readUntilListening() {
        try {
            while (!printed.containsKey(LISTENING)) {
                String line = out.readLine();
                if (line == null) {
                    throw new AssertionError("it ended before it listened:\n" + log());
                }
                remember(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String line) {
        int colon = line.indexOf(": ");
        printed.put(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 2));
    }
}
