package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.cli.CommandContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** What a command printed, and what it ended with. */
record CommandRun(int exitCode, String out, String err) {
    /** Runs a command; a data directory that is in use isn't waited for. */
    static CommandRun of(CommandContext context, String... arguments) {
        return of(context, Duration.ZERO, arguments);
    }

    static CommandRun of(CommandContext context, Duration patience, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(context, patience)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** It was done, and nothing but the answer was said. */
    CommandRun succeeded() {
        assertThat(exitCode).as(err).isZero();
        assertThat(err).isEmpty();
        return this;
    }

    /** It failed with this code, in one line; nothing was answered. */
    CommandRun failed(int code) {
        assertThat(exitCode).as(err).isEqualTo(code);
        assertThat(err).startsWith("deskside: ").hasLineCount(1);
        assertThat(out).isEmpty();
        return this;
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** What stands behind this name on a line of its own. */
    String value(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + out));
    }
}
