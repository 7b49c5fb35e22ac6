package dev.deskside.bootstrap;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says an expected failure in one line; only what nobody expected shows its stack. */
final class OneLineFailure implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OneLineFailure.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof DesksideException expected) {
            commandLine.getErr().println("deskside: " + expected.getMessage());
            LOG.debug("The command failed", expected);
            return expected.code() == ErrorCode.INVALID_VALUE ? ExitCode.USAGE : ExitCode.SOFTWARE;
        }
        LOG.error("The command failed in a way that nobody expected", failure);
        commandLine.getErr().println("deskside: failed unexpectedly; the log above tells more");
        return ExitCode.SOFTWARE;
    }
}
