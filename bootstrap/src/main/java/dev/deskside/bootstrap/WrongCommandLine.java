package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Nearest;
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
            String unknown = unmatched.getUnmatched().get(0);
            return "%s is unknown; the nearest is %s"
                    .formatted(unknown, Nearest.to(unknown.replaceFirst("=.*", ""), names(command)));
        }
        return failure.getMessage();
    }

    private static Stream<String> names(CommandSpec command) {
        return Stream.concat(
                command.optionsMap().keySet().stream(),
                command.subcommands().values().stream().map(CommandLine::getCommandName));
    }
}
