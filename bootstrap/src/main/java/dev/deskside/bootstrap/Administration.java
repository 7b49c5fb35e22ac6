package dev.deskside.bootstrap;

import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Where that is which a command changes or lists. */
@FunctionalInterface
interface Administration {
    /**
     * Does it.
     *
     * @param options what the command line says of the data directory
     * @param command as it was called
     * @param work with what is there; answers the exit code
     * @return the exit code
     */
    int run(SettingOptions options, CommandSpec command, ToIntFunction<Administered> work);
}
