package dev.deskside.bootstrap;

import dev.deskside.bootstrap.observe.Logs;
import dev.deskside.bootstrap.schedule.Termination;
import dev.deskside.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Serves until it is told to stop. Standard output is for programs: with {@code --demo} the lines of the example, then
 * {@code listening: URL} once it answers.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve the API and the pages until SIGTERM or Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServeOptions options;

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.read(environment);
        Logs.write(settings.operation().logFormat());
        Deskside deskside = Deskside.open(settings);
        Termination termination;
        try {
            PrintWriter out = spec.commandLine().getOut();
            deskside.demo().ifPresent(demo -> print(demo, out));
            URI address = deskside.serve();
            deskside.takeCommands();
            Duration delay = settings.operation().drainDelay();
            termination = new Termination(() -> {
                deskside.drain();
                Termination.pause(delay);
                deskside.close();
                LOG.info("Stopped");
            });
            LOG.info(
                    "Serving {} with the provider {}; everything is kept in {}",
                    address,
                    settings.provider(),
                    settings.database()
                            .map(database -> database.url() + ", and what is this node's own in " + settings.data())
                            .orElse(settings.data().toString()));
            Main.printLine(out, "listening", address);
            out.flush();
        } catch (RuntimeException e) {
            deskside.close();
            throw e;
        }
        termination.await();
        return ExitCode.OK;
    }

    private static void print(Demo demo, PrintWriter out) {
        Main.printLine(out, "token", demo.accessToken());
        Main.printLine(out, "account", Demo.ACCOUNT.key());
        Main.printLine(out, "company", Demo.COMPANY.id());
        Main.printLine(out, "user", Demo.TECHNICIAN.key());
        Main.printLine(out, "machine", Demo.MACHINES.get(0).uuid());
    }
}
