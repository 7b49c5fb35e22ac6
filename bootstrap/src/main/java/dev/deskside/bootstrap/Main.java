package dev.deskside.bootstrap;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of {@code deskside.jar}. */
@Command(
        name = "deskside",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Remote-support sessions and their recordings.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ServeCommand.class, TechnicianCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed; standard error says why", "2:the command line or a setting is wrong"})
public final class Main {
    private final Map<String, String> environment;

    private Main(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        // Guice would generate classes through Unsafe, and newer JDKs write a warning about that into the operator's
        // log. It
        // saves nothing here: all is made once, by methods. A host that embeds the platform decides for itself.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The command line in this environment. */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main(environment))
                .setExecutionExceptionHandler(new OneLineFailure())
                .setParameterExceptionHandler(new WrongCommandLine())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"deskside " + (version == null ? "(not packaged)" : version)};
        }
    }

    static void printLine(PrintWriter out, String name, Object value) {
        out.println(name + ": " + value);
    }
}
