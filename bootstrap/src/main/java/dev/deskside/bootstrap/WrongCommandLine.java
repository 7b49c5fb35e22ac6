package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Nearest;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in one line, with the nearest name that would be right. */
final class WrongCommandLine implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        failure.getCommandLine()
                .getErr()
                .println("deskside: %s; see %s --help".formatted(what(failure, command), command.qualifiedName()));
        return ExitCode.USAGE;
    }

    private static String what(ParameterException failure, CommandSpec command) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            // Not what stands behind it: that may be a secret.
            String unknown = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
            return "%s is unknown; the nearest is %s".formatted(unknown, nearest(unknown, command));
        }
        return failure.getMessage();
    }

    /** A name that was cut short stands for the longer one; any other is misspelt. */
    private static String nearest(String unknown, CommandSpec command) {
        return names(command)
                .filter(name -> name.startsWith(unknown))
                .min(Comparator.comparingInt(String::length))
                .orElseGet(() -> Nearest.to(unknown, names(command)));
    }

    private static Stream<String> names(CommandSpec command) {
        return Stream.concat(
                command.optionsMap().keySet().stream(),
                command.subcommands().values().stream().map(CommandLine::getCommandName));
    }
}
