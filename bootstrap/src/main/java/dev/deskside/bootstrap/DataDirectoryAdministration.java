package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.CommandFailure;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is in a data directory. Where nobody holds it, it is held and opened here; where a server does, the server is
 * handed the command. Either way its store has one writer.
 */
final class DataDirectoryAdministration implements Administration {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Duration patience;

    /**
     * The data directory that is named on the command line or in this environment.
     *
     * @param patience how long another command may take that holds it, or a server that is just starting
     */
    DataDirectoryAdministration(Map<String, String> environment, Terminal terminal, Duration patience) {
        this.environment = Objects.requireNonNull(environment);
        this.terminal = Objects.requireNonNull(terminal);
        this.patience = Objects.requireNonNull(patience);
    }

    @Override
    public int run(SettingOptions options, CommandSpec command, ToIntFunction<Administered> work) {
        // The stores are the same whoever provides the sessions, and nobody else is asked anything here.
        Settings settings = options.read(environment)
                .but()
                .demo(false)
                .provider(new Provider.Hosted())
                .build();
        long begin = System.nanoTime();
        while (true) {
            try (Deskside deskside = Deskside.forAdministration(settings)) {
                return work.applyAsInt(deskside.administered());
            } catch (DataInUseException e) {
                Optional<Integer> exitCode =
                        handOver(settings.data(), command.root().commandLine());
                if (exitCode.isPresent()) {
                    return exitCode.get();
                }
                if (System.nanoTime() - begin > patience.toNanos() || !pause()) {
                    throw e;
                }
            }
        }
    }

    private Optional<Integer> handOver(Path data, CommandLine commandLine) {
        List<String> typed = commandLine.getParseResult().originalArgs();
        try {
            return ControlSocket.send(data, new ControlSocket.Command(typed, terminal.width()))
                    .map(answer -> {
                        commandLine.getOut().print(answer.out());
                        commandLine.getOut().flush();
                        commandLine.getErr().print(answer.err());
                        commandLine.getErr().flush();
                        return answer.exitCode();
                    });
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCodes.OUTCOME_UNKNOWN,
                    "the server that holds %s gave no answer; list what is there before trying again".formatted(data));
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
