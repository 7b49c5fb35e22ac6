package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Where the accounts are that a command changes or lists. */
@FunctionalInterface
interface Administration {
    /**
     * Does it.
     *
     * @param options what the command line says of the data directory
     * @param command as it was called
     * @param work with the accounts; answers the exit code
     * @return the exit code
     */
    int run(SettingOptions options, CommandSpec command, ToIntFunction<Accounts> work);
}
