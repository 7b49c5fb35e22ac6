package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.CallbacksCommand;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.CompletionCommand;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.MachinesCommand;
import dev.deskside.bootstrap.cli.RecordingsCommand;
import dev.deskside.bootstrap.cli.SessionCommand;
import dev.deskside.bootstrap.cli.Terminal;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
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
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCodes.DONE_TEXT,
            ExitCodes.FAILED_TEXT,
            ExitCodes.USAGE_TEXT,
            ExitCodes.NOT_FOUND_TEXT,
            ExitCodes.NOT_ALLOWED_TEXT,
            ExitCodes.TRY_LATER_TEXT,
            ExitCodes.INCOMPLETE_TEXT,
            ExitCodes.CONFLICT_TEXT,
            ExitCodes.UNSUPPORTED_TEXT,
            ExitCodes.OUTCOME_UNKNOWN_TEXT
        })
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What the JVM makes of an argument's bytes that are none of the locale's characters. */
    private static final String UNREADABLE = "\uFFFD";

    private static final String LOG_CONFIGURATION = "logback.configurationFile";

    private Main() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param arguments what was typed
     */
    public static void main(String[] arguments) {
        // Guice would generate classes through Unsafe, and newer JDKs write a warning about that into the operator's
        // log. It saves nothing here: all is made once, by methods. A host that embeds the platform decides for itself.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        // By this name and not by Logback's own: on the class path of a host it isn't taken for the host's.
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "dev/deskside/bootstrap/logback.xml");
        }
        PrintWriter err = utf8(System.err);
        if (Arrays.stream(arguments).anyMatch(argument -> argument.contains(UNREADABLE))) {
            err.println(
                    "deskside: an argument can't be read in this locale; set LC_ALL to C.UTF-8 or another one of UTF-8");
            System.exit(ExitCodes.USAGE);
        }
        System.exit(commandLine(CommandContext.of(System.getenv()), PATIENCE)
                .setOut(utf8(System.out))
                .setErr(err)
                .execute(arguments));
    }

    /**
     * The command line in this context.
     *
     * @param patience how long a data directory is waited for that is in use
     */
    static CommandLine commandLine(CommandContext context, Duration patience) {
        CommandLine commandLine = new CommandLine(new Main())
                .addSubcommand(SessionCommand.in(context))
                .addSubcommand(new RecordingsCommand(context))
                .addSubcommand(new MachinesCommand(context))
                .addSubcommand(new CallbacksCommand(context))
                .addSubcommand(new ServeCommand(context.environment()))
                .addSubcommand(new MigrateCommand(context.environment(), context.terminal()))
                .addSubcommand(new CheckCommand(context.environment(), context.terminal()))
                .addSubcommand(new BackupCommand(context.environment(), context.terminal()))
                .addSubcommand(new RestoreCommand(context.environment(), context.terminal()))
                .addSubcommand(new AdapterCommand(context.terminal()));
        addAdministration(
                commandLine,
                new DataDirectoryAdministration(context.environment(), context.terminal(), patience),
                context.terminal());
        return withHandlers(commandLine.addSubcommand(new CompletionCommand()));
    }

    /** A command that was typed elsewhere, run with this. */
    static ControlSocket.Answer run(ControlSocket.Command command, Administered administered) {
        CommandLine commandLine = new CommandLine(new Main());
        addAdministration(
                commandLine, (options, spec, work) -> work.applyAsInt(administered), terminal(command.width()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = withHandlers(commandLine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command.arguments().toArray(String[]::new));
        return new ControlSocket.Answer(exitCode, out.toString(), err.toString());
    }

    /** This program's, as its jar tells it. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static void printLine(PrintWriter out, String name, Object value) {
        out.println(name + ": " + value);
    }

    private static void addAdministration(CommandLine commandLine, Administration administration, Terminal terminal) {
        commandLine
                .addSubcommand(new AccountCommand(administration, terminal))
                .addSubcommand(new CompanyCommand(administration, terminal))
                .addSubcommand(new TechnicianCommand(administration, terminal))
                .addSubcommand(new MachineCommand(administration, terminal))
                .addSubcommand(new PersonalDataCommand(administration, terminal));
    }

    private static CommandLine withHandlers(CommandLine commandLine) {
        return commandLine
                .setExecutionExceptionHandler(new OneLineFailure())
                .setParameterExceptionHandler(new WrongCommandLine())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Terminal terminal(OptionalInt width) {
        return new Terminal() {
            @Override
            public OptionalInt width() {
                return width;
            }

            @Override
            public boolean showsProgress() {
                return false;
            }
        };
    }

    /** The same bytes in every locale: a program that reads them needn't know this one's. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"deskside " + version()};
        }
    }
}
