package dev.deskside.bootstrap.cli;

import java.util.Iterator;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What a shell completes the names of commands and options with. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description =
                "Print a script that completes commands and options in bash or zsh: source <(deskside completion bash)")
public final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            converter = Shell.class,
            completionCandidates = Shell.class,
            description = "${COMPLETION-CANDIDATES}")
    private String shell;

    /** One script serves both: in zsh it turns on zsh's own emulation of bash's completion. */
    @Override
    public void run() {
        spec.commandLine().getOut().print("# For %s; source it.\n".formatted(shell));
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }

    /** The shells that it is for. */
    static final class Shell implements ITypeConverter<String>, Iterable<String> {
        private static final List<String> SHELLS = List.of("bash", "zsh");

        @Override
        public String convert(String text) {
            if (!SHELLS.contains(text)) {
                throw new TypeConversionException(
                        "'%s' is no shell that is known here; it must be bash or zsh".formatted(text));
            }
            return text;
        }

        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }
}
