package dev.deskside.bootstrap.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of this process, asked for when it is needed. The JDK can't say whether standard output alone is a
 * terminal, so the shell's {@code test -t} and {@code stty} are asked; where there is no shell, there is no terminal.
 */
public final class SystemTerminal implements Terminal {
    private static final int OUT = 1;
    private static final int ERR = 2;
    private static final int USUAL_WIDTH = 80;
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d+)\\s*");

    private final Map<String, String> environment;
    private int shown = -1;

    /** The terminal; {@code COLUMNS} of the environment says how wide it is, unless the terminal itself is asked. */
    public SystemTerminal(Map<String, String> environment) {
        this.environment = Objects.requireNonNull(environment);
    }

    @Override
    public OptionalInt width() {
        return (shown() & OUT) == 0 ? OptionalInt.empty() : OptionalInt.of(columns());
    }

    @Override
    public boolean showsProgress() {
        return (shown() & ERR) != 0;
    }

    private int columns() {
        String said = environment.getOrDefault("COLUMNS", "");
        if (said.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(said);
        }
        try {
            Process stty = new ProcessBuilder("sh", "-c", "exec stty size </dev/tty")
                    .redirectError(Redirect.DISCARD)
                    .start();
            Matcher size = ROWS_AND_COLUMNS.matcher(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            // A terminal that nobody told its size says 0.
            int columns = size.matches() ? Integer.parseInt(size.group(1)) : 0;
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }

    private int shown() {
        if (shown < 0) {
            shown = ask();
        }
        return shown;
    }

    private static int ask() {
        String script = "r=0; [ -t 1 ] && r=$((r+%d)); [ -t 2 ] && r=$((r+%d)); exit $r".formatted(OUT, ERR);
        try {
            return new ProcessBuilder("sh", "-c", script)
                            .redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    & (OUT | ERR);
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
