package dev.deskside.bootstrap;

import dev.deskside.bootstrap.adapter.AdapterProject;
import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** For those who write an adapter to another provider. */
@Command(
        name = "adapter",
        mixinStandardHelpOptions = true,
        description = "Adapters that put other providers behind this server.",
        synopsisSubcommandLabel = "COMMAND")
final class AdapterCommand extends PrintingCommand {
    AdapterCommand(Terminal terminal) {
        super(terminal);
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Make a Maven project for a new adapter, with all contracts green; see"
                    + " docs/writing-an-adapter.md.")
    int makeNew(
            @Parameters(
                            paramLabel = "NAME",
                            description = "What --provider will call it: small letters and digits, with dashes between")
                    String name,
            @Option(
                            names = "--package",
                            paramLabel = "PACKAGE",
                            description = "The Java package. Default: com.example.NAME")
                    String packageName,
            @Option(
                            names = "--directory",
                            paramLabel = "DIR",
                            description = "A new or empty directory for it. Default: NAME, here")
                    Path directory) {
        AdapterProject project =
                AdapterProject.of(name, packageName == null ? AdapterProject.packageFor(name) : packageName);
        Path made = directory == null ? Path.of(name) : directory;
        project.writeTo(made).forEach(file -> line("wrote", file));
        line("next", "cd %s && mvn verify".formatted(made));
        line("then", "README.md in it");
        return done();
    }
}
