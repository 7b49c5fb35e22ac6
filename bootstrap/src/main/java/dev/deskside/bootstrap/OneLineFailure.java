package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.CommandFailure;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.ServerCall;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says an expected failure in one line; only what nobody expected shows its stack. */
final class OneLineFailure implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OneLineFailure.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof DesksideException expected) {
            commandLine.getErr().println("deskside: " + named(expected.getMessage(), commandLine));
            LOG.debug("The command failed", expected);
            return exitCode(expected.code(), commandLine);
        }
        if (failure instanceof CommandFailure expected) {
            commandLine.getErr().println("deskside: " + expected.getMessage());
            return expected.exitCode();
        }
        LOG.error("The command failed in a way that nobody expected", failure);
        commandLine.getErr().println("deskside: failed unexpectedly; the log above tells more");
        return ExitCodes.FAILED;
    }

    /** With the id under which the server's log has more of it, where the server was asked at all. */
    private static String named(String message, CommandLine commandLine) {
        for (CommandLine each = commandLine; each != null; each = each.getParent()) {
            if (each.getCommand() instanceof ServerCall call) {
                return call.requestId()
                        .filter(id -> !message.contains(id))
                        .map(id -> message + " (request " + id + ")")
                        .orElse(message);
            }
        }
        return message;
    }

    /** A server that can't start is told by one code, whatever kept it: nothing is retried by whoever started it. */
    private static int exitCode(ErrorCode code, CommandLine commandLine) {
        boolean server = commandLine.getCommand() instanceof ServeCommand;
        return server && code != ErrorCode.INVALID_VALUE ? ExitCodes.FAILED : ExitCodes.of(code);
    }
}
