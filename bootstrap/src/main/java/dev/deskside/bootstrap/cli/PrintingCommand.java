package dev.deskside.bootstrap.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common that answer on standard output. Lines end with a line feed on every system. */
public abstract class PrintingCommand {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    /** Prints for this terminal. */
    protected PrintingCommand(Terminal terminal) {
        this.terminal = Objects.requireNonNull(terminal);
    }

    /** The command, as it was called. */
    protected final CommandSpec spec() {
        return spec;
    }

    /** Who looks. */
    protected final Terminal terminal() {
        return terminal;
    }

    /** Rows; answers {@link ExitCodes#DONE}. */
    protected final int print(Table table) {
        table.print(out(), terminal.width());
        return done();
    }

    /** One JSON document; answers {@link ExitCodes#DONE}. */
    protected final int print(Json json) {
        return printJson(json.toString());
    }

    /** One JSON document; answers {@link ExitCodes#DONE}. */
    protected final int printJson(String json) {
        out().print(json + "\n");
        return done();
    }

    /** A value under its name. */
    protected final void line(String name, Object value) {
        out().print(name + ": " + Columns.printable(value.toString()) + "\n");
    }

    /** Cells on a line of their own, at once. */
    protected final void row(List<String> cells) {
        out().print(cells.stream().map(Columns::printable).collect(Collectors.joining("\t")) + "\n");
        out().flush();
    }

    /** Says beside the answer what the answer doesn't show. */
    protected final void note(String words) {
        spec.commandLine().getErr().println("deskside: " + words);
    }

    /** All is printed; answers {@link ExitCodes#DONE}. */
    protected final int done() {
        out().flush();
        return ExitCodes.DONE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
