package dev.deskside.bootstrap;

import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
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

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServeOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Deskside deskside = Deskside.open(options.read(main.environment()));
        CountDownLatch stopped = new CountDownLatch(1);
        // The hook must not wait for this thread to return: it is the hook's end that ends the process.
        Thread stop = new Thread(
                () -> {
                    deskside.close();
                    LOG.info("Stopped");
                    stopped.countDown();
                },
                "deskside-stop");
        boolean serving = false;
        try {
            PrintWriter out = spec.commandLine().getOut();
            deskside.demo().ifPresent(demo -> print(demo, out));
            URI address = deskside.serve();
            Runtime.getRuntime().addShutdownHook(stop);
            serving = true;
            Main.printLine(out, "listening", address);
            out.flush();
        } finally {
            if (!serving) {
                deskside.close();
            }
        }
        stopped.await();
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
