package dev.deskside.bootstrap.cli;

import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.WireTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What the commands have in common that call a server. */
abstract class ClientCommand extends PrintingCommand implements ServerCall {
    /** A user waits for it where a collector doesn't answer. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final CommandContext context;
    private Optional<V1Server> dialled = Optional.empty();

    ClientCommand(CommandContext context) {
        super(context.terminal());
        this.context = context;
    }

    final V1Server dial(ServerOptions options) {
        RemoteServer server = options.read(context.environment());
        Tracing tracing = Tracing.to(server.traces(), "deskside-cli", FAREWELL);
        V1Server called = context.dial().dial(server, tracing);
        Runnable end = tracing.command(words());
        dialled = Optional.of(called);
        return called.endingWith(() -> {
            end.run();
            tracing.close();
        });
    }

    @Override
    public final Optional<String> requestId() {
        return dialled.flatMap(server -> server.requestId().get());
    }

    /** The words of the command, without what was said to it. */
    private String words() {
        ParseResult called = spec().commandLine().getParseResult();
        while (called.hasSubcommand()) {
            called = called.subcommand();
        }
        return called.commandSpec().qualifiedName();
    }

    final ProgressLine progress() {
        return new ProgressLine(spec().commandLine().getErr(), terminal());
    }

    /** The time that an option tells. INVALID_VALUE where it is none. */
    static Optional<Instant> time(String option, String text) {
        return Optional.ofNullable(text)
                .map(time -> WireTime.parse(time)
                        .orElseThrow(() -> DesksideException.invalid(
                                option, "must be a time in ISO 8601, for example 2026-11-25T09:30:00Z or 2026-11-25")));
    }

    /** The URL that an option or a parameter tells. INVALID_VALUE where it is none. */
    static URI url(String option, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(option, "must be an absolute http or https URL");
        }
    }
}
