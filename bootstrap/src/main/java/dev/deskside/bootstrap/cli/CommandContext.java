package dev.deskside.bootstrap.cli;

import java.util.Map;
import java.util.Objects;

/** What the commands are run in. */
public record CommandContext(Map<String, String> environment, Terminal terminal, V1Server.Dial dial) {
    public CommandContext {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(dial);
    }

    /** This process, its terminal, and servers over HTTP. */
    public static CommandContext of(Map<String, String> environment) {
        return new CommandContext(environment, new SystemTerminal(environment), V1Server::overHttp);
    }
}
